namespace WelfareMutual.Kernel.Transport;

/// <summary>A browser in two words, for its owner to recognise it in a list: a closed set, so that nothing else travels or is kept.</summary>
public static class DeviceWords
{
    private static readonly (string Mark, string Word)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "Chromebook"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("Linux", "Linux"),
    ];

    private static readonly (string Mark, string Word)[] Browsers =
    [
        ("Edg", "Edge"), ("SamsungBrowser", "Samsung"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly HashSet<string> Known =
    [
        .. from s in Systems.Select(x => x.Word).Append("端末") from b in Browsers.Select(x => x.Word).Append("ブラウザ") select $"{s}・{b}",
    ];

    /// <param name="userAgent">What the browser says of itself; anything.</param>
    public static string Of(string? userAgent)
    {
        var text = userAgent ?? "";
        var system = Systems.FirstOrDefault(s => text.Contains(s.Mark, StringComparison.Ordinal)).Word ?? "端末";
        var browser = Browsers.FirstOrDefault(b => text.Contains(b.Mark, StringComparison.Ordinal)).Word ?? "ブラウザ";
        return $"{system}・{browser}";
    }

    /// <summary>What a Portal sent, if it is one of ours.</summary>
    public static string? Read(string? words) => words is not null && Known.Contains(words) ? words : null;
}

using System.Buffers;
using System.Text;
using System.Text.Json;

namespace WelfareMutual.Tests.Drills.Checks;

/// <summary>Looks for many values at once in files of any kind, each in four writings: UTF-8, UTF-16, hexadecimal, and escaped as in JSON.</summary>
internal sealed class NeedleSearch
{
    private const int MostInAFile = 20;
    private readonly (string Writing, string What)[] writings;
    private readonly SearchValues<string> any;

    /// <param name="needles">What a value is, and the value.</param>
    public NeedleSearch(IEnumerable<KeyValuePair<string, string>> needles)
    {
        writings = [.. needles.SelectMany(n => Of(n.Value).Select(w => (w, n.Key))).DistinctBy(w => w.w)];
        any = SearchValues.Create([.. writings.Select(w => w.Writing)], StringComparison.Ordinal);
    }

    /// <returns>What stands in the file.</returns>
    public IReadOnlyList<string> In(FileInfo file)
    {
        if (Content(file) is not { } bytes)
        {
            return [];
        }
        var text = Encoding.Latin1.GetString(bytes); // a character a byte
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var (at, next) = (0, 0); seen.Count < MostInAFile && (next = text.AsSpan(at).IndexOfAny(any)) >= 0; at += next + 1)
        {
            var here = at + next;
            seen.UnionWith(writings.Where(w => string.CompareOrdinal(text, here, w.Writing, 0, w.Writing.Length) == 0 && !IsByChance(text, here, w.Writing)).Select(w => w.What));
        }
        return [.. seen];
    }

    /// <returns>Null when it has gone: a server that runs recycles its files.</returns>
    private static byte[]? Content(FileInfo file)
    {
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A few digits stand in megabytes of hexadecimal by themselves.</summary>
    private static bool IsByChance(string text, int at, string writing) => writing.Length < 12 && writing.All(char.IsAsciiDigit)
        && (at > 0 && char.IsAsciiHexDigit(text[at - 1]) || at + writing.Length < text.Length && char.IsAsciiHexDigit(text[at + writing.Length]));

    /// <summary>The bytes of each writing, a character a byte.</summary>
    public static IEnumerable<string> Of(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        yield return Encoding.Latin1.GetString(bytes);
        yield return Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(value));
        yield return Convert.ToHexStringLower(bytes);
        yield return JsonEncodedText.Encode(value).ToString();
    }
}

using System.Text;

namespace WelfareMutual.Tests.Browser.Stage;

/// <summary>A browser's folder on a terminal's disk, searched for what was on the screen.</summary>
internal sealed class Profile : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("wm-profile-").FullName;

    /// <summary>Files that hold the text in UTF-8, UTF-16 or as it stands in an address.</summary>
    public IReadOnlyList<string> Holding(string text)
    {
        byte[][] forms = [Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text), Encoding.ASCII.GetBytes(Uri.EscapeDataString(text))];
        return [.. Files.Where(file => forms.Any(form => Read(file).AsSpan().IndexOf(form) >= 0)).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Files => Directory.GetFiles(Folder, "*", SearchOption.AllDirectories);

    public void Dispose() => Directory.Delete(Folder, true);

    private static byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (IOException)
        {
            return []; // a lock or a socket of the browser that is just closing
        }
    }
}

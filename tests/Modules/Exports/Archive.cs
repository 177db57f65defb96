using System.Text;
using ICSharpCode.SharpZipLib.Zip;

namespace WelfareMutual.Tests.Modules.Exports;

/// <summary>Opens a file as its recipient does: with the password alone.</summary>
internal static class Archive
{
    public static Dictionary<string, byte[]> Open(byte[] file, string password)
    {
        using var zip = new ZipFile(new MemoryStream(file)) { Password = password };
        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (ZipEntry entry in zip)
        {
            using var content = new MemoryStream();
            using var stream = zip.GetInputStream(entry);
            stream.CopyTo(content);
            entries[entry.Name] = content.ToArray();
        }
        return entries;
    }

    public static string Text(byte[] file, string password, string name) => Encoding.UTF8.GetString(Open(file, password)[name]);
}

using ICSharpCode.SharpZipLib.Zip;
using WelfareMutual.Kernel;

namespace WelfareMutual.Exports.Files;

/// <param name="Name">Stands readable in the archive: never a person's.</param>
internal sealed record ExportPart(string Name, byte[] Content);

/// <summary>A ZIP whose entries are AES-256 with an authentication code (AE-2): the form that recipients can open without our software
/// (docs/decisions/0028). Names and sizes of the entries are readable, nothing else.</summary>
internal static class EncryptedZip
{
    public static byte[] Make(IReadOnlyList<ExportPart> parts, string password, DateTimeOffset at)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipOutputStream(file) { IsStreamOwner = false, Password = password, UseZip64 = UseZip64.Off })
        {
            foreach (var part in parts)
            {
                zip.PutNextEntry(new ZipEntry(part.Name) { AESKeySize = 256, DateTime = Clock.InTokyo(at).DateTime });
                zip.Write(part.Content, 0, part.Content.Length);
                zip.CloseEntry();
            }
        }
        return file.ToArray();
    }
}

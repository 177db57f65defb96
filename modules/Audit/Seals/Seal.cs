using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Audit.Seals;

/// <summary>What the chain was when a day ended, signed, to be kept outside the database.</summary>
/// <param name="Count">Entries since the seal before.</param>
/// <param name="Previous">SHA-256 of the file before, in hexadecimal; empty for the first.</param>
internal sealed record Seal(DateOnly Day, long LastSeq, string LastHash, long Count, string Previous, DateTimeOffset MadeAt, string Signature = "")
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public Seal Signed(IKeyStore keys) => this with { Signature = Convert.ToBase64String(keys.SignSeal(Content)) };

    public bool IsOurs(IKeyStore keys)
    {
        var signature = new byte[256];
        return Convert.TryFromBase64String(Signature, signature, out var length) && keys.IsOurSeal(Content, signature.AsSpan(0, length));
    }

    public byte[] File() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <returns>Null when it is no seal.</returns>
    public static Seal? Read(byte[] file)
    {
        try
        {
            return JsonSerializer.Deserialize<Seal>(file, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Digest(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private byte[] Content => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"wm-audit-seal-1|{Day:yyyy-MM-dd}|{LastSeq}|{LastHash}|{Count}|{Previous}|{MadeAt.UtcDateTime:O}"));
}

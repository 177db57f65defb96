using System.Security.Cryptography;
using System.Text.Json;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Retention.Contracts;

/// <summary>One file of the erasure list, kept outside the database and played again to a restored backup (docs/decisions/0025). Ids only.</summary>
/// <param name="Number">1, 2, 3 … without a gap.</param>
/// <param name="Previous">SHA-256 of the file before, in hexadecimal; empty for the first.</param>
/// <param name="Signature">With the key that seals the log's days, over the file with this member empty.</param>
public sealed record ErasureFile(
    int Number, Guid Purge, IReadOnlyList<ErasureFile.Person> People, IReadOnlyList<ErasureFile.AgedRows> Rows, string Previous, DateTimeOffset MadeAt, string Signature = "")
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <param name="Keys">own.3: which of the person's keys was destroyed, and under which version of its purpose key it was wrapped.</param>
    public sealed record Person(Guid Id, string Kind, Guid Purge, DateOnly DueOn, DateTimeOffset DoneAt, IReadOnlyList<string> Keys, string Proof);

    /// <summary>Everything in the table that was over on the day, but for the people spared.</summary>
    public sealed record AgedRows(Guid Purge, string Table, string Subject, DateOnly Day, int Months, bool Fiscal, IReadOnlyList<Guid> Spared, DateTimeOffset DoneAt);

    public byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>As the database's functions read them: retention.replay_people, retention.replay_rows.</summary>
    public string PeopleJson() => JsonSerializer.Serialize(People, Json);
    public static string RowsJson(AgedRows rows) => JsonSerializer.Serialize(rows, Json);

    internal ErasureFile Signed(IKeyStore keys) => this with { Signature = Convert.ToBase64String(keys.SignSeal((this with { Signature = "" }).Bytes())) };

    public bool IsOurs(IKeyStore keys)
    {
        var signature = new byte[256];
        return Convert.TryFromBase64String(Signature, signature, out var length) && keys.IsOurSeal((this with { Signature = "" }).Bytes(), signature.AsSpan(0, length));
    }

    public static string DigestOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <returns>Null when it is none.</returns>
    public static ErasureFile? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<ErasureFile>(bytes, Json) is { People: not null, Rows: not null } file ? file : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

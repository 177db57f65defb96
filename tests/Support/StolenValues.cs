using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Support;

/// <param name="Column">schema.table.column.</param>
/// <param name="Stored">Values there are.</param>
/// <param name="Opened">Values that whoever holds the keys could open.</param>
public sealed record StolenColumn(string Column, Purpose Purpose, int Stored, int Opened);

/// <summary>A thief with a copy of the whole database and some keys: every sealed column of every module, and every key at hand tried on each value,
/// straight and through the people's wrapped keys.</summary>
public static class StolenValues
{
    /// <param name="site">For the modules' mappings: which columns are sealed.</param>
    /// <param name="database">The copy.</param>
    /// <param name="folder">Key files at hand; null for none.</param>
    public static async Task<IReadOnlyList<StolenColumn>> Try(Site site, TestDatabase database, string? folder)
    {
        var store = folder is null ? null : new FileKeyStore(folder);
        var raw = folder is null ? [] : Directory.EnumerateFiles(folder, "*.key").Select(File.ReadAllText).Where(t => !t.StartsWith('-')).Select(Convert.FromBase64String).ToArray();
        var wrapped = (await database.Read<string>("select person_id || '|' || purpose || '|' || encode(keys.bundle(wrapped, other), 'hex') from keys.person_key"))
            .Select(l => l.Split('|')).ToDictionary(l => (Guid.Parse(l[0]), Enum.Parse<Purpose>(l[1])), l => Convert.FromHexString(l[2]));
        var seen = new List<StolenColumn>();
        foreach (var table in new SealedTables(site.Office.GetServices<SealedModel>()).All)
        {
            foreach (var (column, purpose) in table.Columns)
            {
                var values = (await database.Read<string>(
                    $"select {table.IdColumn} || '|' || {table.PersonColumn} || '|' || encode({column}, 'hex') from {table.Schema}.{table.Table} where {column} is not null"))
                    .Select(l => l.Split('|')).Select(l => (Row: Guid.Parse(l[0]), Person: Guid.Parse(l[1]), Value: Convert.FromHexString(l[2]))).ToArray();
                var opened = values.Count(v => Opens(store, raw, purpose, v.Value, table.Context(v.Row, column), v.Person, wrapped.GetValueOrDefault((v.Person, purpose))));
                seen.Add(new($"{table.Schema}.{table.Table}.{column}", purpose, values.Length, opened));
            }
        }
        return [.. seen.OrderBy(s => s.Column, StringComparer.Ordinal)];
    }

    private static bool Opens(IKeyStore? store, byte[][] raw, Purpose purpose, byte[] value, string context, Guid person, byte[]? bundle)
    {
        try
        {
            if (store is not null && bundle is not null)
            {
                AnyOf.Open(PersonKey.Unwrap(store, purpose, person, bundle), key => PersonKey.Open(key, purpose, value, context));
                return true;
            }
        }
        catch (Exception closed) when (closed is CryptographicException or KeyNotHeldException or KeyLostException)
        {
            // tried straight below
        }
        return raw.Any(key => Straight(key, value, context));
    }

    private static bool Straight(byte[] key, byte[] value, string context)
    {
        try
        {
            SealedBytes.Open(key, value, context);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

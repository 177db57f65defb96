using System.Reflection;
using Npgsql;
using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.Host.Composition;

/// <summary>Whether a restored database erases by the list of tables that this program knows: an older one leaves what was added since then.</summary>
public static class KeptCheck
{
    /// <param name="connection">As whoever may read the schema retention.</param>
    public static async Task<bool> IsOurs(string connection)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync();
        await using var read = new NpgsqlCommand("select concat_ws('|', table_name, subject, how, array_to_string(columns, ',')) from retention.kept", database);
        await using var row = await read.ExecuteReaderAsync();
        var there = new HashSet<string>(StringComparer.Ordinal);
        while (await row.ReadAsync())
        {
            there.Add(row.GetString(0));
        }
        return there.SetEquals(Ours().Select(k => string.Join('|', k.Table, k.Subject, k.How, string.Join(',', k.Columns))));
    }

    private static IEnumerable<Kept> Ours() =>
        Modules.Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.IsClass && typeof(IRetention).IsAssignableFrom(t))
            .SelectMany(t => (IReadOnlyList<Kept>)t.GetProperty(nameof(IRetention.Tables), BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!);
}

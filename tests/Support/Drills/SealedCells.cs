using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Tests.Support.Drills;

/// <summary>Every sealed value of some people, in every table that the modules map.</summary>
public static class SealedCells
{
    public static async Task<IReadOnlyList<SealedCell>> Of(Site site, string superuser, IReadOnlyCollection<Guid> people)
    {
        await using var database = new NpgsqlConnection(superuser);
        await database.OpenAsync();
        var cells = new List<SealedCell>();
        foreach (var table in new SealedTables(site.Office.GetServices<SealedModel>()).All)
        {
            foreach (var (column, purpose) in table.Columns)
            {
                await using var read = new NpgsqlCommand($"select {table.IdColumn}, {table.PersonColumn}, {column} from {table.Schema}.{table.Table} where {table.PersonColumn} = any ($1) and octet_length({column}) > 0", database);
                read.Parameters.Add(new() { Value = people.ToArray() });
                await using var row = await read.ExecuteReaderAsync();
                while (await row.ReadAsync())
                {
                    cells.Add(new(row.GetGuid(1), purpose, $"{table.Schema}.{table.Table}.{column}", table.Context(row.GetGuid(0), column), row.GetFieldValue<byte[]>(2)));
                }
            }
        }
        return cells;
    }
}

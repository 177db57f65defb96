using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Kernel.Sealing.Rotation;

/// <summary>The sealed values of people, whatever module they belong to: ciphertext in, ciphertext out, by the database's own functions.</summary>
internal sealed class SealedCells(DbSession session, SealedTables tables)
{
    public sealed record Cell(Guid Row, Guid Person, string Column, byte[] Value, string Context);

    /// <summary>Replaces each value that is still what was read.</summary>
    public async Task Change(Purpose purpose, Guid[] people, Func<Cell, byte[]> anew, CancellationToken ct)
    {
        foreach (var table in tables.All.Where(t => t.Columns.Values.Contains(purpose)))
        {
            foreach (var column in (await Read(table, purpose, people, ct)).GroupBy(c => c.Column, StringComparer.Ordinal))
            {
                var changed = column.AsParallel().AsOrdered().Select(c => (c.Row, c.Value, New: anew(c))).ToArray();
                await using var write = session.Command("select keys.put_cells($1, $2, $3, $4, $5, $6, $7)", table.Schema, table.Table, table.IdColumn, column.Key,
                    changed.Select(c => c.Row).ToArray(), changed.Select(c => c.Value).ToArray(), changed.Select(c => c.New).ToArray());
                await write.ExecuteNonQueryAsync(ct);
            }
        }
    }

    private async Task<List<Cell>> Read(SealedTable table, Purpose purpose, Guid[] people, CancellationToken ct)
    {
        var columns = table.Columns.Where(c => c.Value == purpose).Select(c => c.Key).ToArray();
        await using var read = session.Command("select row_id, person, name, value from keys.sealed_cells($1, $2, $3, $4, $5, $6)",
            table.Schema, table.Table, table.IdColumn, table.PersonColumn, columns, people);
        await using var row = await read.ExecuteReaderAsync(ct);
        var cells = new List<Cell>();
        while (await row.ReadAsync(ct))
        {
            var (id, name) = (row.GetGuid(0), row.GetString(2));
            cells.Add(new(id, row.GetGuid(1), name, row.GetFieldValue<byte[]>(3), table.Context(id, name)));
        }
        return cells;
    }
}

using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Identity.Portals;

/// <summary>A Portal as the register knows it: the register is Kernel's, whose door asks it on every request.</summary>
internal sealed record PortalRow(Guid Id, string Name, DateTimeOffset RegisteredAt, DateTimeOffset? RevokedAt, DateTimeOffset? RevokedSince, string? Reason)
{
    /// <param name="where">What comes after the table's name; placeholders from $1.</param>
    public static async Task<IReadOnlyList<PortalRow>> Read(DbSession session, string where, CancellationToken ct, params object[] values)
    {
        await using var read = session.Command($"select id, name, registered_at, revoked_at, revoked_since, reason from kernel.portal {where}", values);
        await using var row = await read.ExecuteReaderAsync(ct);
        var rows = new List<PortalRow>();
        while (await row.ReadAsync(ct))
        {
            rows.Add(new(
                row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3),
                row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4), row.IsDBNull(5) ? null : row.GetString(5)));
        }
        return rows;
    }
}

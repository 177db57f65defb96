using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing.Rotation;
using WelfareMutual.Retention.Disposals;
using WelfareMutual.Retention.Erasures;

namespace WelfareMutual.Retention.Purges;

/// <summary>What follows the erasing: nothing may be left of anybody, the list goes out of the database, the keys of those who stay are wrapped under
/// new purpose keys and the old ones are destroyed, the certificate is written and the ledger gets its line. Each step looks what is there: it may be repeated.</summary>
internal sealed class Closing(RetentionDb db, DbSession session, ErasureList list, PurgeRotations rotations, Clock clock)
{
    /// <returns>Whether something was done.</returns>
    public async Task<bool> Step(Purge purge, CancellationToken ct)
    {
        await using (var sweep = session.Command("select retention.sweep($1)", purge.Id))
        {
            sweep.CommandTimeout = 0;
            if ((long)(await sweep.ExecuteScalarAsync(ct))! > 0)
            {
                return false; // somebody writes for one of them just now
            }
        }
        if (await list.WriteNext(purge.Id, withRows: true, ct))
        {
            return true;
        }
        var erased = await db.Erased.AsNoTracking().Where(e => e.PurgeId == purge.Id).ToListAsync(ct);
        var wanted = erased.SelectMany(e => e.KeyIds).Select(k => k.Split('.')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var asked = await db.Rotations.AsNoTracking().Where(r => r.PurgeId == purge.Id).ToListAsync(ct);
        if (wanted.Except(asked.Select(r => r.Name), StringComparer.Ordinal).FirstOrDefault() is { } name)
        {
            return await Ask(purge, name, ct);
        }
        if (!await rotations.AreOver([.. asked.Select(r => r.RotationId)], ct))
        {
            return false;
        }
        await Finish(purge, erased, wanted, ct);
        return true;
    }

    private async Task<bool> Ask(Purge purge, string name, CancellationToken ct)
    {
        if (await rotations.Ask(name, purge.ProposedBy!.Value, purge.ProposedAt!.Value, purge.ReleasedBy!.Value, purge.ReleasedAt!.Value, ct) is not { } rotation)
        {
            return false; // another change of that key is under way
        }
        db.Rotations.Add(new PurgeRotation { PurgeId = purge.Id, Name = name, RotationId = rotation });
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task Finish(Purge purge, IReadOnlyList<Erased> erased, IReadOnlyList<string> keys, CancellationToken ct)
    {
        var lines = await db.Lines.AsNoTracking().Where(l => l.PurgeId == purge.Id).OrderBy(l => l.Position).ToListAsync(ct);
        var items = await db.Items.AsNoTracking().Where(i => i.PurgeId == purge.Id).GroupBy(i => i.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var files = await db.ListFiles.AsNoTracking().Where(f => f.PurgeId == purge.Id).OrderBy(f => f.Number).ToListAsync(ct);
        var text = Certificate.Write(purge, erased, items, lines, files, keys, clock.Now);
        purge.Finish(text, SHA256.HashData(Encoding.UTF8.GetBytes(text)), clock.Now);
        if (erased.Count + lines.Sum(l => l.Gone) is > 0 and var gone)
        {
            db.Disposals.Add(DisposalLine.OfRun(purge, erased.Count, (int)Math.Min(int.MaxValue, gone), clock));
        }
        await db.SaveChangesAsync(ct);
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Retention.Contracts;

namespace WelfareMutual.Retention.Erasures;

/// <summary>Writes what was erased out of the database.</summary>
internal sealed class ErasureList(RetentionDb db, ErasureFolder folder, IKeyStore keys, Clock clock)
{
    private const int MostPeople = 5000;

    /// <param name="withRows">Also which rows went by themselves: when none will any more.</param>
    /// <returns>False when everything of the run is listed, or no folder is set (development).</returns>
    public async Task<bool> WriteNext(Guid purge, bool withRows, CancellationToken ct)
    {
        if (!folder.IsThere)
        {
            return false;
        }
        var people = await db.Erased.AsNoTracking().Where(e => e.PurgeId == purge && !db.Listed.Any(l => l.SubjectId == e.SubjectId)).OrderBy(e => e.SubjectId).Take(MostPeople).ToListAsync(ct);
        var rows = withRows && !await db.ListFiles.AnyAsync(f => f.PurgeId == purge && f.WithRows, ct) ? await db.ErasedRows.AsNoTracking().Where(r => r.PurgeId == purge).ToListAsync(ct) : [];
        if (people.Count == 0 && rows.Count == 0)
        {
            return false;
        }
        var last = await db.ListFiles.AsNoTracking().OrderByDescending(f => f.Number).FirstOrDefaultAsync(ct);
        var number = (last?.Number ?? 0) + 1;
        var bytes = await folder.Find(number, ct); // written before a kill, and not yet recorded
        if (bytes is null)
        {
            bytes = Compose(number, purge, people, rows, last).Signed(keys).Bytes();
            await folder.Add(number, bytes, ct);
        }
        if (ErasureFile.Read(bytes) is not { } file || !file.IsOurs(keys) || file.Purge != purge)
        {
            throw new InvalidOperationException($"{ErasureFolder.NameOf(number)} belongs to another list");
        }
        db.ListFiles.Add(new ListFile { Number = number, PurgeId = purge, Digest = Convert.FromHexString(ErasureFile.DigestOf(bytes)), MadeAt = file.MadeAt, WithRows = file.Rows.Count > 0 });
        db.Listed.AddRange(file.People.Select(p => new Listed { SubjectId = p.Id, Number = number }));
        await db.SaveChangesAsync(ct);
        return true;
    }

    private ErasureFile Compose(int number, Guid purge, IEnumerable<Erased> people, IEnumerable<ErasedRows> rows, ListFile? last) => new(
        number, purge,
        [.. people.Select(e => new ErasureFile.Person(e.SubjectId, e.Kind, e.PurgeId, e.DueOn, e.DoneAt, e.KeyIds, Convert.ToHexStringLower(e.ProofHash)))],
        [.. rows.Select(r => new ErasureFile.AgedRows(r.PurgeId, r.TableName, r.SubjectColumn, r.Day, r.Months, r.Fiscal, r.Spared, r.DoneAt))],
        last is null ? "" : Convert.ToHexStringLower(last.Digest), clock.Now);
}

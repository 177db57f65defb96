using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Sealing.Rotation;
using WelfareMutual.Members.Register;

namespace WelfareMutual.Members.Search;

/// <summary>Writes people's search rows. A person's rows are exchanged in one transaction, so a search finds the old ones or the new ones.</summary>
internal sealed class SearchRows(MembersDb db, DbSession session, EnterprisePeople people, SearchIndex index) : ISearchRows
{
    public const int Batch = 500;

    /// <returns>How many people; 0 while another instance writes.</returns>
    public async Task<int> Write(IReadOnlyCollection<Guid> stale, CancellationToken ct)
    {
        if (!await Alone(ct))
        {
            return 0;
        }
        // The flag before the reading: an edit that is just being saved is waited for, and a later one takes the flag away again.
        // Straight to the flag: through the tracker the version would move under a form that somebody has open.
        await db.Profiles.Where(p => stale.Contains(p.Id)).ExecuteUpdateAsync(s => s.SetProperty(p => p.Indexed, true), ct);
        await db.Contacts.Where(c => stale.Contains(c.Id)).ExecuteUpdateAsync(s => s.SetProperty(c => c.Indexed, true), ct);
        var opened = await people.Open(await db.Members.Where(m => stale.Contains(m.Id)).ToListAsync(ct), ct);
        await db.Search.Where(s => stale.Contains(s.PersonId)).ExecuteDeleteAsync(ct);
        await Insert(opened, ct);
        return stale.Count;
    }

    public async Task<int> MakeAnew(CancellationToken ct)
    {
        var current = index.OfficeVersion;
        var old = await db.Search.Where(s => s.Version != current).OrderBy(s => s.Version).Select(s => s.PersonId).Take(Batch * 20).Distinct().Take(Batch).ToListAsync(ct);
        return old.Count == 0 ? 0 : await Write(old, ct);
    }

    public Task<bool> AnyUnder(int version, CancellationToken ct) => db.Search.AnyAsync(s => s.Version == version, ct);

    private async Task<bool> Alone(CancellationToken ct)
    {
        await using var take = session.Command("select pg_try_advisory_xact_lock(hashtextextended('members.member_search', 0))");
        return (bool)(await take.ExecuteScalarAsync(ct))!;
    }

    // A dozen rows a person, thousands a run: one statement instead of one for each row.
    private async Task Insert(IReadOnlyList<Registered> opened, CancellationToken ct)
    {
        var rows = opened.SelectMany(p => SearchTerms.Of(p).Select(t => (Person: p.Member.Id, t.Kind, Digest: SearchTerms.Digest(index, t.Kind, t.Value)))).ToArray();
        await using var insert = session.Command(
            "insert into members.member_search (person_id, kind, digest, version) select p, k, d, $4 from unnest($1, $2, $3) as t(p, k, d)",
            rows.Select(r => r.Person).ToArray(), rows.Select(r => r.Kind).ToArray(), rows.Select(r => r.Digest).ToArray(), index.OfficeVersion);
        await insert.ExecuteNonQueryAsync(ct);
    }
}

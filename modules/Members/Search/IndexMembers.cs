using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Register;

namespace WelfareMutual.Members.Search;

/// <summary>Brings the back office's search rows up to date, a few hundred people a run. The Gateway cannot: it does not hold the index key.</summary>
public sealed record IndexMembers : IJobUseCase<IndexMembers.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(int Indexed);

    internal sealed class Handler(MembersDb db, DbSession session, EnterprisePeople people, SearchIndex index) : IHandle<IndexMembers, Result>
    {
        private const int Batch = 500;

        public async Task<Outcome<Result>> Handle(IndexMembers job, CancellationToken ct)
        {
            var stale = await db.Profiles.Where(p => !p.Indexed).Select(p => p.Id).Union(db.Contacts.Where(c => !c.Indexed).Select(c => c.Id)).Take(Batch).ToListAsync(ct);
            if (stale.Count == 0)
            {
                return new Result(0);
            }
            var opened = await people.Open(await db.Members.Where(m => stale.Contains(m.Id)).ToListAsync(ct), ct);
            await db.Search.Where(s => stale.Contains(s.PersonId)).ExecuteDeleteAsync(ct);
            await Insert(opened, ct);
            // Straight to the flag: through the tracker the version would move under a form that somebody has open.
            await db.Profiles.Where(p => stale.Contains(p.Id)).ExecuteUpdateAsync(s => s.SetProperty(p => p.Indexed, true), ct);
            await db.Contacts.Where(c => stale.Contains(c.Id)).ExecuteUpdateAsync(s => s.SetProperty(c => c.Indexed, true), ct);
            return new Result(stale.Count);
        }

        // A dozen rows a person, thousands a run: one statement instead of one for each row.
        private async Task Insert(IReadOnlyList<Registered> opened, CancellationToken ct)
        {
            var rows = opened.SelectMany(p => SearchTerms.Of(p).Select(t => (Person: p.Member.Id, t.Kind, Digest: SearchTerms.Digest(index, t.Kind, t.Value)))).ToArray();
            await using var insert = session.Command(
                "insert into members.member_search (person_id, kind, digest) select * from unnest($1, $2, $3)",
                rows.Select(r => r.Person).ToArray(), rows.Select(r => r.Kind).ToArray(), rows.Select(r => r.Digest).ToArray());
            await insert.ExecuteNonQueryAsync(ct);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Members.Register;

/// <summary>Answers other modules; a fixed number of queries whatever the number of people.</summary>
internal sealed class MemberQuestions(MembersDb db, PersonKeys keys) : IMembers
{
    public async Task<Membership?> Of(Guid person, CancellationToken ct) => (await Of([person], ct)).GetValueOrDefault(person);

    public async Task<IReadOnlyDictionary<Guid, Membership>> Of(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var wanted = people.Distinct().ToArray();
        var members = await db.Members.AsNoTracking().Where(m => wanted.Contains(m.Id))
            .Select(m => new { Member = m, Spans = db.Spans.Where(s => s.PersonId == m.Id).ToList() }).AsSingleQuery().ToListAsync(ct);
        return members.ToDictionary(m => m.Member.Id, m => m.Member.Summary(m.Spans));
    }

    public async Task<Person?> Open(Guid person, CancellationToken ct) => (await Open([person], ct)).GetValueOrDefault(person);

    public async Task<IReadOnlyDictionary<Guid, Person>> Open(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var wanted = people.Distinct().ToArray();
        var records = await (
            from profile in db.Profiles.AsNoTracking().Where(p => wanted.Contains(p.Id))
            join contact in db.Contacts.AsNoTracking() on profile.Id equals contact.Id into contacts
            from contact in contacts.DefaultIfEmpty()
            select new { Profile = profile, Contact = contact }).ToListAsync(ct);
        await keys.LoadFor(records.Select(r => r.Profile.Id), ct);
        return records.Where(r => keys.Holds(r.Profile.Id)).ToDictionary(r => r.Profile.Id, r => r.Profile.Open(r.Contact));
    }

    public async Task<IReadOnlyList<Relative>> FamilyOf(Guid person, CancellationToken ct)
    {
        var relatives = await db.Relatives.AsNoTracking().Where(r => r.PersonId == person).ToListAsync(ct);
        await keys.LoadFor(relatives.Select(r => r.PersonId).Distinct(), ct);
        return keys.Holds(person) ? [.. relatives.Select(r => r.Open()).OrderBy(r => r.Kinship).ThenBy(r => r.BornOn)] : [];
    }

    public async Task<Membership?> FindByNumber(string number, CancellationToken ct)
    {
        if (!MemberNumber.TryParse(number, out var read, out _))
        {
            return null;
        }
        var stored = read.ToString();
        var member = await db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Number == stored, ct);
        return member is null ? null : await Of(member.Id, ct);
    }
}

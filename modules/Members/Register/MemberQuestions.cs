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
        var members = await db.Members.AsNoTracking().Where(m => wanted.Contains(m.Id)).ToListAsync(ct);
        var spans = (await db.Spans.AsNoTracking().Where(s => wanted.Contains(s.PersonId)).ToListAsync(ct)).ToLookup(s => s.PersonId);
        return members.ToDictionary(m => m.Id, m => m.Summary(spans[m.Id]));
    }

    public async Task<Person?> Open(Guid person, CancellationToken ct) => (await Open([person], ct)).GetValueOrDefault(person);

    public async Task<IReadOnlyDictionary<Guid, Person>> Open(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var wanted = people.Distinct().ToArray();
        var profiles = await db.Profiles.AsNoTracking().Where(p => wanted.Contains(p.Id)).ToListAsync(ct);
        var contacts = await db.Contacts.AsNoTracking().Where(c => wanted.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        await keys.LoadFor(profiles.Select(p => p.Id), ct);
        return profiles.Where(p => keys.Holds(p.Id)).ToDictionary(p => p.Id, p => p.Open(contacts.GetValueOrDefault(p.Id)));
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

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Members.Register;

/// <summary>Answers other modules; a fixed number of queries whatever the number of people.</summary>
internal sealed class MemberQuestions(MembersDb db) : IMembers
{
    public async Task<Membership?> Of(Guid person, CancellationToken ct) => (await Of([person], ct)).GetValueOrDefault(person);

    public async Task<IReadOnlyDictionary<Guid, Membership>> Of(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var wanted = people.Distinct().ToArray();
        var members = await db.Members.AsNoTracking().Where(m => wanted.Contains(m.Id))
            .Select(m => new { Member = m, Spans = db.Spans.Where(s => s.PersonId == m.Id).ToList() }).AsSingleQuery().ToListAsync(ct);
        return members.ToDictionary(m => m.Member.Id, m => m.Member.Summary(m.Spans));
    }

    public Task<DateTimeOffset?> ContactReplacedAt(Guid person, CancellationToken ct) =>
        db.Contacts.AsNoTracking().Where(c => c.Id == person).Select(c => c.ReplacedAt).SingleOrDefaultAsync(ct);

    public async Task<Membership?> FindByNumber(string number, CancellationToken ct)
    {
        var member = await db.Members.AsNoTracking().WithNumber(number).FirstOrDefaultAsync(ct);
        return member is null ? null : await Of(member.Id, ct);
    }
}

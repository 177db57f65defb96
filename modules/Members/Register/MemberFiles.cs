using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Family;

namespace WelfareMutual.Members.Register;

internal sealed class MemberFiles(MembersDb db, PersonKeys keys) : IMemberFiles
{
    public async Task<IReadOnlyDictionary<Guid, MemberFile>> Of(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var wanted = people.Distinct().ToArray();
        return wanted.Length == 0 ? new Dictionary<Guid, MemberFile>() : (await Read(db.Members.Where(m => wanted.Contains(m.Id)), ct)).ToDictionary(f => f.Membership.PersonId);
    }

    public async Task<MemberFile?> ByNumber(string number, CancellationToken ct) => (await Read(db.Members.WithNumber(number), ct)).FirstOrDefault();

    public async Task<IReadOnlyList<MemberFile>> OfEnterprise(Guid enterprise, CancellationToken ct) =>
        [.. (await Read(db.Members.Where(m => m.EnterpriseId == enterprise), ct)).OrderBy(f => f.Membership.Number, StringComparer.Ordinal)];

    private async Task<List<MemberFile>> Read(IQueryable<Member> wanted, CancellationToken ct)
    {
        var rows = await (
            from member in wanted.AsNoTracking()
            join profile in db.Profiles.AsNoTracking() on member.Id equals profile.Id into profiles
            from profile in profiles.DefaultIfEmpty()
            join contact in db.Contacts.AsNoTracking() on member.Id equals contact.Id into contacts
            from contact in contacts.DefaultIfEmpty()
            select new
            {
                Member = member,
                Profile = profile,
                Contact = contact,
                Spans = db.Spans.Where(s => s.PersonId == member.Id).ToList(),
                Family = db.Relatives.Where(r => r.PersonId == member.Id).ToList(),
            }).AsSingleQuery().ToListAsync(ct);
        return rows.ConvertAll(r => new MemberFile(
            r.Member.Summary(r.Spans), () => r.Profile is not null && keys.Holds(r.Member.Id) ? r.Profile.Open(r.Contact) : null, () => FamilyOf(r.Member.Id, r.Family)));
    }

    private IReadOnlyList<Relative> FamilyOf(Guid member, List<RegisteredRelative> family) =>
        keys.Holds(member) ? [.. family.Select(r => r.Open()).OrderBy(r => r.Kinship).ThenBy(r => r.BornOn)] : [];
}

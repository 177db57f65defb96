using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Employees;

namespace WelfareMutual.Members.Register;

/// <summary>A member with the opened record.</summary>
internal sealed record Registered(Member Member, MemberProfile Profile, MemberContact Contact)
{
    private EmployeeContent? content;

    /// <summary>Another one whenever the record or where the person is reached was changed: both only grow.</summary>
    public int Version => Profile.Version + Contact.Version;

    public EmployeeContent Content => content ??= EmployeeContent.Of(Profile, Contact);

    public void Write(EmployeeContent changed, DateTimeOffset at)
    {
        Profile.Write(changed);
        if (changed.Contact != Content.Contact)
        {
            Contact.Replace(changed.Contact, at);
        }
        content = changed;
    }
}

/// <summary>The people of one enterprise. The filter is the caller's own enterprise; row security says the same again.</summary>
internal sealed class EnterprisePeople(MembersDb db, PersonKeys keys)
{
    /// <summary>Everybody who is a member or about to be: what a roster is compared with, and what kana are searched in.</summary>
    public async Task<IReadOnlyList<Registered>> Present(Guid enterprise, CancellationToken ct) =>
        await Open(await db.Members.Where(m => m.EnterpriseId == enterprise && m.State != MembershipState.Left).OrderBy(m => m.Number).ToListAsync(ct), ct);

    /// <summary>Whether somebody who is here has the same kana and day of birth.</summary>
    public async Task<bool> HasLike(Guid enterprise, EmployeeContent content, CancellationToken ct)
    {
        var kana = Kana.SearchKey(content.Kana);
        return (await Present(enterprise, ct)).Any(r => r.Content.BornOn == content.BornOn && Kana.SearchKey(r.Content.Kana) == kana);
    }

    /// <returns>Null when there is no such number in the enterprise.</returns>
    public async Task<Registered?> One(Guid enterprise, string number, CancellationToken ct) =>
        (await Open(await db.Members.Where(m => m.EnterpriseId == enterprise).WithNumber(number).ToListAsync(ct), ct)).FirstOrDefault();

    public async Task<Registered?> One(Guid person, CancellationToken ct) =>
        (await Open(await db.Members.Where(m => m.Id == person).ToListAsync(ct), ct)).FirstOrDefault();

    public async Task<IReadOnlyList<Registered>> Open(IReadOnlyList<Member> members, CancellationToken ct)
    {
        var ids = members.Select(m => m.Id).ToArray();
        var records = await db.Profiles.Where(p => ids.Contains(p.Id)).Join(db.Contacts, p => p.Id, c => c.Id, (p, c) => new { Profile = p, Contact = c })
            .ToDictionaryAsync(r => r.Profile.Id, ct);
        await keys.LoadFor(ids, ct);
        return [.. members.Where(m => keys.Holds(m.Id)).Select(m => new Registered(m, records[m.Id].Profile, records[m.Id].Contact))];
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Members.Register;

/// <summary>A member asked for a new key: it goes by post to the enterprise, where the first one went.</summary>
internal sealed class KeyLetters(MembersDb db, IAccounts accounts, INotices notices, IEnterprises enterprises, PersonKeys keys) : IHear<RecoveryAsked>
{
    public async Task Hear(RecoveryAsked fact, CancellationToken ct)
    {
        if (fact.Enterprise is not null || await db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Id == fact.Person, ct) is not { } member)
        {
            return; // an officer: heard by Enterprises
        }
        await keys.LoadFor(fact.Person, Purpose.Own, ct);
        if (await enterprises.Find(member.EnterpriseId, ct) is { } enterprise && await accounts.RenewKey(fact.Person, ct) is { } key)
        {
            await notices.Post(fact.Person, new Letter(fact.Template, fact.Name, enterprise.AddressLines, key.LetterValues(fact.Number)), ct);
        }
    }
}

/// <summary>A notice that cannot go by mail goes by letter: to the member's address, to the former one where the notice is for that, or to the enterprise
/// when none is known (ENT-08).</summary>
internal sealed class NoticeLetters(MembersDb db, INotices notices, IEnterprises enterprises, EnterprisePeople people, Clock clock) : IHear<LetterWanted>
{
    public async Task Hear(LetterWanted fact, CancellationToken ct)
    {
        if (!await db.Members.AnyAsync(m => m.Id == fact.Person, ct) || await people.One(fact.Person, ct) is not { } member)
        {
            return; // not a member
        }
        var former = fact.ToFormer ? member.Contact.FormerAt(clock.Now) : null;
        if (fact.ToFormer && former is null && !fact.OrElseHere)
        {
            return; // nothing was changed: the notice to where the person is reached now says it
        }
        var contact = former ?? member.Content.Contact;
        IReadOnlyList<string> lines = contact is { PostalCode: { } postal, Address: { } address }
            ? [$"〒{PostalCode.Format(postal)}", address]
            : (await enterprises.Find(member.Member.EnterpriseId, ct))?.AddressLines ?? [];
        await notices.Post(fact.Person, new Letter(fact.Template, member.Content.Name, lines, fact.Values), ct);
    }
}

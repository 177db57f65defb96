using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Employees;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Members.Register;

/// <summary>A member asked for a new key. It goes by post to where the person lives, if that is known, and was known before a change that may be another's:
/// whoever opens the enterprise's letters is not who uses the account. A first key goes to the enterprise.</summary>
internal sealed class KeyLetters(
    MembersDb db, IAccounts accounts, INotices notices, IEnterprises enterprises, EnterprisePeople people, PersonKeys keys, Clock clock) : IHear<RecoveryAsked>
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
            var lines = fact.Template == "recovery-key" ? await Home(fact.Person, ct) ?? enterprise.AddressLines : enterprise.AddressLines;
            await notices.Post(fact.Person, new Letter(fact.Template, fact.Name, lines, key.LetterValues(fact.Number)), ct);
        }
    }

    private async Task<IReadOnlyList<string>?> Home(Guid person, CancellationToken ct) =>
        await people.One(person, ct) is { } known ? PostalLines.Of(known.Contact.FormerAt(clock.Now) ?? known.Content.Contact) : null;
}

internal static class PostalLines
{
    /// <returns>Null when the address is not known.</returns>
    public static IReadOnlyList<string>? Of(ContactContent contact) =>
        contact is { PostalCode: { } postal, Address: { } address } ? [$"〒{PostalCode.Format(postal)}", address] : null;
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
        var lines = PostalLines.Of(former ?? member.Content.Contact) ?? (await enterprises.Find(member.Member.EnterpriseId, ct))?.AddressLines ?? [];
        await notices.Post(fact.Person, new Letter(fact.Template, member.Content.Name, lines, fact.Values), ct);
    }
}

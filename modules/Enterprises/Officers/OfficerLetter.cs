using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Enterprises.Officers;

/// <summary>Invites officers. The key travels by post to the enterprise, never by mail or on a screen, and no member of staff alone comes by it: who
/// orders it does not print it.</summary>
internal sealed class OfficerLetter(IAccounts accounts, INotices notices, IEnterprises enterprises, PersonKeys keys, Actor actor)
{
    public async Task<Guid> Invite(Guid enterprise, OfficerForm officer, CancellationToken ct)
    {
        var account = Guid.CreateVersion7();
        await keys.MakeFor([account], enterprise, ct);
        var name = Kernel.Text.PersonName.Spaces(officer.Name);
        var mail = string.IsNullOrWhiteSpace(officer.Mail) ? null : officer.Mail.Trim();
        var key = await accounts.InviteOfficer(new NewOfficer(account, enterprise, officer.Login.Trim(), name, mail, officer.Rights), ct);
        if (mail is not null)
        {
            await notices.SetAddress(account, mail, ct);
        }
        await Post(enterprise, account, officer.Login.Trim(), name, key, "officer-key", ct);
        return account;
    }

    public async Task Post(Guid enterprise, Guid account, string login, string name, PostedKey key, string template, CancellationToken ct)
    {
        // A job writes the letter of a key that was tried to death: whoever ordered the first one does not come by it that way either.
        var by = actor.Kind == ActorKind.Staff ? actor.AccountId : actor.Kind == ActorKind.Job ? await notices.WhoOrdered(account, ct) : null;
        var summary = (await enterprises.Find(enterprise, ct))!;
        await notices.Post(account, new Letter(template, name, summary.AddressLines, key.LetterValues(login)), ct, by);
    }
}

/// <summary>Who is to be invited, as typed.</summary>
public sealed record OfficerForm(string Login, string Name, string? Mail, IReadOnlyCollection<OfficerRight> Rights);

using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Enterprises.Officers;

/// <summary>A notice to an officer that cannot go by mail goes by letter to the enterprise.</summary>
internal sealed class OfficerNoticeLetters(IAccounts accounts, INotices notices, IEnterprises enterprises) : IHear<LetterWanted>
{
    public async Task Hear(LetterWanted fact, CancellationToken ct)
    {
        if (await accounts.FindOfficer(fact.Person, ct) is not { } officer)
        {
            return; // a member: heard by Members
        }
        var address = (await enterprises.Find(officer.Enterprise, ct))!.AddressLines;
        await notices.Post(fact.Person, new Letter(fact.Template, officer.Name, address, fact.Values), ct);
    }
}

using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Officers;

/// <summary>An officer asked for a new key: it goes by post to the enterprise.</summary>
internal sealed class OfficerKeyLetters(IAccounts accounts, OfficerLetter letter, PersonKeys keys) : IHear<RecoveryAsked>
{
    public async Task Hear(RecoveryAsked fact, CancellationToken ct)
    {
        if (fact.Enterprise is not { } enterprise)
        {
            return; // a member: heard by Members
        }
        await keys.LoadFor(fact.Person, Purpose.Own, ct);
        if (await accounts.RenewKey(fact.Person, ct) is { } key)
        {
            await letter.Post(enterprise, fact.Person, fact.Number, fact.Name, key, fact.Template, ct);
        }
    }
}

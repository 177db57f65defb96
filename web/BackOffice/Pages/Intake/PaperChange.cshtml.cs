using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Search;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Intake;

/// <summary>First whose record, then the record as the paper says it should be.</summary>
[FormOf<WelfareMutual.Members.Filings.FileOnBehalf>]
public sealed class PaperChangeModel : PaperPage
{
    /// <summary>Null until a member is chosen.</summary>
    public MemberDetail.Result? Member { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? no)
    {
        if (no is null)
        {
            return await PageWithEntered();
        }
        if (await Show(no) is { } refused)
        {
            return refused;
        }
        Input = PaperInput.Of(Member!.Record, Member.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostFindAsync()
    {
        var found = await Run(new MemberDetail(Input.MemberNumber ?? ""));
        if (found.Succeeded)
        {
            return Redirect($"/intake/paper/change/{found.Value.Membership.Number}");
        }
        return Wrong("Input.MemberNumber", NoSuchMember);
    }

    public async Task<IActionResult> OnPostAsync(string no)
    {
        if (await Show(no) is { } refused)
        {
            return refused;
        }
        if (ReceivedOn() is not { } received)
        {
            return Page();
        }
        var outcome = await Run(new FileOnBehalf(no, Input.Form(), null, null, Input.PaperSigner ?? "", received, Input.Version));
        return outcome.Succeeded ? Redirect($"/intake/paper/change?done={outcome.Value.FilingNumber}") : Refused(outcome, Member!.Record, Member.Version);
    }

    private async Task<IActionResult?> Show(string no)
    {
        var outcome = await Run(new MemberDetail(no));
        Member = outcome.Succeeded ? outcome.Value : null;
        return outcome.Succeeded ? null : Refused(outcome);
    }
}

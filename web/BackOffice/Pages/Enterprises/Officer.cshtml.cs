using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Kernel;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

[FormOf<CloseOfficer>]
public sealed class OfficerModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public OfficerDetail.Result Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, Guid account)
    {
        if (await Show(id, account) is { } no)
        {
            return no;
        }
        Input.Rights = [.. Shown.Officer.Rights];
        return Page();
    }

    public async Task<IActionResult> OnPostRightsAsync(Guid id, Guid account) =>
        await After(id, account, await Run(new ChangeOfficerRights(id, account, Input.Rights, Input.Reason ?? "", Input.EvenIfLast)), "rights");

    public async Task<IActionResult> OnPostCloseAsync(Guid id, Guid account) =>
        await After(id, account, await Run(new CloseOfficer(id, account, Input.Reason ?? "", Input.EvenIfLast)), "closed");

    private async Task<IActionResult> After(Guid id, Guid account, Outcome<Done> outcome, string done) =>
        outcome.Succeeded ? Redirect($"/enterprises/{id}?done={done}") : await Show(id, account) ?? Refused(outcome);

    private async Task<IActionResult?> Show(Guid id, Guid account)
    {
        var outcome = await Run(new OfficerDetail(id, account));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Shown = outcome.Value;
        return null;
    }

    public sealed class InputModel
    {
        public string? Reason { get; set; }
        public bool EvenIfLast { get; set; }
        public List<OfficerRight> Rights { get; set; } = [];
    }
}

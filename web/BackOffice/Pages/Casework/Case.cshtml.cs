using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Inbox;
using WelfareMutual.Casework.Review;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

public sealed class CaseModel : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ReviewCase.Result? Review { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var refused = await Show();
        Input = new() { Id = Review?.Case.Id ?? default, Version = Review?.Version ?? 0, Amount = Review?.Case.Amount?.Amount ?? Review?.Details.Amount?.Amount };
        return refused ?? Page();
    }

    public async Task<IActionResult> OnPostTakeAsync() => await After(await Run(new TakeCase(Input.Id)), $"/cases/{Reference}?done=taken");

    public async Task<IActionResult> OnPostCheckAsync() => await After(await Run(new CheckContent(Input.Id, Input.Version)), $"/cases/{Reference}?done=checked");

    public async Task<IActionResult> OnPostProposeAsync() =>
        await After(await Run(new ProposeAmount(Input.Id, Input.Version, new Yen(Input.Amount ?? 0), Input.Reason)), "/inbox?done=proposed");

    public async Task<IActionResult> OnPostApproveAsync() =>
        await After(await Run(new ApproveCase(Input.Id, Input.Version, new Yen(Input.Amount ?? 0))), "/inbox?done=approved");

    public async Task<IActionResult> OnPostSendBackAsync() =>
        await After(await Run(new SendBackAmount(Input.Id, Input.Version, Input.Reason ?? "")), "/inbox?done=sent-back");

    private async Task<IActionResult> After(Outcome<Done> outcome, string next) =>
        outcome.Succeeded ? Redirect(next) : await Show() ?? Refused(outcome);

    private async Task<IActionResult?> Show()
    {
        var review = await Run(new ReviewCase(Reference));
        Review = review.Succeeded ? review.Value : null;
        return review.Succeeded ? null : Refused(review);
    }

    public sealed class InputModel
    {
        public Guid Id { get; set; }
        public int Version { get; set; }
        public long? Amount { get; set; }
        public string? Reason { get; set; }
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Inbox;
using WelfareMutual.Casework.Review;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

public sealed class CaseModel : CasePage
{
    public async Task<IActionResult> OnGetAsync()
    {
        var refused = await Show();
        var amount = Review?.Case.Amount ?? Review?.Details.Amount;
        Input = new() { Amount = amount?.Amount.ToString(CultureInfo.InvariantCulture) };
        return refused ?? Page();
    }

    public async Task<IActionResult> OnPostTakeAsync() => await Stay(await Run(new TakeCase(Input.Id)), "taken");

    public async Task<IActionResult> OnPostLetGoAsync() => await Stay(await Run(new LetCaseGo(Input.Id)), "let-go");

    public async Task<IActionResult> OnPostCheckAsync() => await Stay(await Run(new CheckContent(Input.Id, Input.Version)), "checked");

    public async Task<IActionResult> OnPostProposeAsync()
    {
        if (TypedYen.Read(Input.Amount) is { } amount)
        {
            return await After(await Run(new ProposeAmount(Input.Id, Input.Version, new Yen(amount), Input.Reason)), "proposed");
        }
        ModelState.AddModelError("Input.Amount", "「金額」は、10,000のように数字で入力してください。");
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var refused = await Show();
        Compared = Review is { } now && now.Version != Input.Version ? new(Input, now) : null;
        return refused ?? Page();
    }

    public async Task<IActionResult> OnPostApproveAsync() =>
        await After(await Run(new ApproveCase(Input.Id, Input.Version, new Yen(TypedYen.Read(Input.Amount) ?? 0))), "approved");

    public async Task<IActionResult> OnPostSendBackAsync() =>
        await After(await Run(new SendBackAmount(Input.Id, Input.Version, Input.Reason ?? "")), "sent-back");

    private async Task<IActionResult> Stay(Outcome<Done> outcome, string done) =>
        outcome.Succeeded ? Redirect(At(more: $"done={done}")) : await After(outcome, done);
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using WelfareMutual.Kernel;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Web.Shared.Forms;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Tickets;

[FormOf<SaveOffering>]
public sealed class PublishModel : OfficePage
{
    public static IReadOnlyList<SelectListItem> Kinds { get; } =
        [new("電子チケット", nameof(TicketKind.Voucher)), new("日時の決まった券", nameof(TicketKind.Dated)), new("引換コード", nameof(TicketKind.Code)), new("郵送の券", nameof(TicketKind.Mailed))];

    public static IReadOnlyList<SelectListItem> Pictures { get; } =
        [new("海・水族館", "sea"), new("舞台", "stage"), new("映画", "film"), new("公園・遊園地", "park"), new("食事", "meal"), new("宿泊・温泉", "stay"), new("スポーツ", "sport"), new("学び", "learn")];

    [BindProperty]
    public OfferingForm Input { get; set; } = new();

    public IReadOnlyList<StaleDifference> Differences { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid? id)
    {
        if (id is not null)
        {
            var outcome = await Run(new OfferingBoard(id));
            if (!outcome.Succeeded)
            {
                return Refused(outcome);
            }
            Input = OfferingForm.From(outcome.Value.Rows[0]);
        }
        Input.AddEmptyRows();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Input.Read(ModelState) is not { } command)
        {
            Input.AddEmptyRows();
            return Page();
        }
        var outcome = await Run(command);
        if (outcome.Succeeded)
        {
            return LocalRedirect("/tickets/offerings?done=saved");
        }
        if (outcome.Refusal == Refusal.Stale && await Run(new OfferingBoard(command.Id)) is { Succeeded: true } now)
        {
            Differences = [.. Input.Against(now.Value.Rows[0])];
            Input.Version = now.Value.Rows[0].Version;
        }
        Input.AddEmptyRows();
        return Refused(outcome);
    }
}

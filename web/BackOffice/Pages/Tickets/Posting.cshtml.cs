using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WelfareMutual.Tickets.Postings;

namespace WelfareMutual.Web.BackOffice.Pages.Tickets;

/// <summary>What waits to be posted; a press opens the addresses, another marks that list as posted, a third takes that back.</summary>
public sealed partial class PostingModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Guid Id { get; private set; }
    public PostingBoard.Result Board { get; private set; } = null!;
    public OpenAddresses.Result? Opened { get; private set; }

    public async Task<IActionResult> OnGet(Guid id)
    {
        var outcome = await Run(new PostingBoard(Id = id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Board = outcome.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostOpen(Guid id)
    {
        var outcome = await Run(new OpenAddresses(Id = id));
        if (!outcome.Succeeded)
        {
            return await Again(id, Refused(outcome));
        }
        Opened = outcome.Value;
        return Page();
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        var outcome = await Run(new MarkPosted(id, Input.Reservations));
        return outcome.Succeeded
            ? LocalRedirect($"/tickets/offerings/{id}/posting?posted={outcome.Value.Posted}&left={outcome.Value.LeftOut}")
            : await Again(id, Refused(outcome));
    }

    public async Task<IActionResult> OnPostUndo(Guid id)
    {
        var outcome = await Run(new UndoPosting(id, Input.Batch));
        return outcome.Succeeded ? LocalRedirect($"/tickets/offerings/{id}/posting?done=undone") : await Again(id, Refused(outcome));
    }

    private async Task<IActionResult> Again(Guid id, IActionResult refused) => refused is PageResult ? await OnGet(id) : refused;
}

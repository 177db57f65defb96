using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Notifications.Letters;

namespace WelfareMutual.Web.BackOffice.Pages.Letters;

/// <summary>What waits; a press opens the letters for the printer and marks them printed.</summary>
public sealed class PrintModel : OfficePage
{
    public LetterBatch.Result Batch { get; private set; } = new([], [], 0);
    public PrintLetters.Result? Printed { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new LetterBatch());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Batch = outcome.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(DateTimeOffset? again)
    {
        var outcome = await Run(new PrintLetters(again));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Printed = outcome.Value;
        return Printed.Sheets.Count == 0 ? RedirectToPage() : Page(); // sent twice: the list has the batch, to be opened again
    }
}

using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Payments.Differences;

namespace WelfareMutual.Web.BackOffice.Pages.Payments;

/// <summary>One of the two lists: payments, and refunds.</summary>
public abstract class DifferencesPage(bool refunds) : OfficePage
{
    [BindProperty(SupportsGet = true, Name = "settled")]
    public bool Settled { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public bool Refunds => refunds;
    public string Path => refunds ? "/payments/refunds" : "/payments/differences";
    public DifferenceList.Result Listed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        var outcome = await Run(new DifferenceList(refunds, Settled, Number = Math.Clamp(Number, 1, 10_000)));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Listed = outcome.Value;
        return Page();
    }
}

public sealed class DifferencesModel() : DifferencesPage(refunds: false);

public sealed class RefundsModel() : DifferencesPage(refunds: true);

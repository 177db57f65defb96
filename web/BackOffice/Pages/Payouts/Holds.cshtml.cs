using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Payouts.Holds;

namespace WelfareMutual.Web.BackOffice.Pages.Payouts;

public sealed class HoldsModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<ShowHolds.Line> Holds { get; private set; } = [];

    /// <summary>Who pays only sees what waits.</summary>
    public bool MayRelease => May<ReleaseHold>();

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new ReleaseHold(Input.Id, Input.Version, Input.How));
        return outcome.Succeeded ? Redirect("/payouts/holds?done=released") : await Show() ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show()
    {
        var shown = await Run(new ShowHolds());
        Holds = shown.Succeeded ? shown.Value.Holds : [];
        return shown.Succeeded ? null : Refused(shown);
    }

    public static string Why(string reason) => reason switch
    {
        "payee-new" => "前と違う口座",
        "contact-changed" => "連絡先が変わってすぐの口座",
        "portal-revoked" => "止めたポータルを通った変更",
        _ => reason,
    };

    public sealed class InputModel
    {
        public Guid Id { get; set; }
        public int Version { get; set; }
        public MadeSure? How { get; set; }
    }
}

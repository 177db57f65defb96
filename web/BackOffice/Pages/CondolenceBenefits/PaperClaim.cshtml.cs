using Microsoft.AspNetCore.Mvc;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.BackOffice.Pages.CondolenceBenefits;

public sealed class PaperClaimModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public PaperClaimForm.Result? Form { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostBanksAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var answers = Input.Answers();
        Read(Input.Date, "出来事の日", "Input.Date", day => answers["Date"] = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var received = default(DateOnly);
        Read(Input.ReceivedOn, "受け取った日", "Input.ReceivedOn", day => received = day);
        if (!ModelState.IsValid)
        {
            return await Show() ?? Page();
        }
        var outcome = await Run(new EnterPaperClaim(Input.MemberNumber ?? "", Input.Kind ?? "", received, answers, []));
        return outcome.Succeeded ? Redirect($"/intake/paper-claim/{outcome.Value.CaseId}/scans?reference={outcome.Value.Reference}") : await Show() ?? Refused(outcome);
    }

    private void Read(DateInput typed, string label, string field, Action<DateOnly> keep)
    {
        if (typed.TryRead(label, out var day, out var error))
        {
            keep(day);
        }
        else
        {
            ModelState.AddModelError(field, error);
        }
    }

    private async Task<IActionResult?> Show()
    {
        var form = await Run(new PaperClaimForm(Input.BankSearch, Input.BranchSearch));
        Form = form.Succeeded ? form.Value : null;
        return form.Succeeded ? null : Refused(form);
    }

    public sealed class InputModel
    {
        public string? MemberNumber { get; set; }
        public string? Kind { get; set; }
        public DateInput ReceivedOn { get; set; } = new();
        public DateInput Date { get; set; } = new();
        public string? Level { get; set; }
        public string? Relation { get; set; }
        public string? Name { get; set; }
        public string? Kana { get; set; }
        public string? BankSearch { get; set; }
        public string? BranchSearch { get; set; }
        public string? Bank { get; set; }
        public string? Branch { get; set; }
        public string? AccountKind { get; set; }
        public string? AccountNumber { get; set; }
        public string? Holder { get; set; }

        public Dictionary<string, string> Answers() => new (string Field, string? Text)[]
        {
            ("Level", Level), ("Relation", Relation), ("Name", Name), ("Kana", Kana), ("Bank", Bank), ("Branch", Branch),
            ("AccountKind", AccountKind), ("AccountNumber", AccountNumber), ("Holder", Holder),
        }.Where(t => t.Text is not null).ToDictionary(t => t.Field, t => t.Text!, StringComparer.Ordinal);
    }
}

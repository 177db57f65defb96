using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Audit.Entries;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.BackOffice.Pages.Audit;

public sealed class FindModel : OfficePage
{
    [BindProperty]
    public FindInput Input { get; set; } = new();

    public IReadOnlyList<FindEntries.Entry> Entries { get; private set; } = [];

    public static string Who(string kind) => kind switch
    {
        "Member" => "会員", "Officer" => "担当者", "Staff" => "職員", "Job" => "自動", "Hook" => "決済会社", _ => "だれでも",
    };

    public Task<IActionResult> OnGetAsync() => Find(null, null);

    public async Task<IActionResult> OnPostAsync()
    {
        DateOnly? from = null, to = null;
        if (!Input.From.IsEmpty)
        {
            from = Read(Input.From, "いつから", "Input.From");
        }
        if (!Input.To.IsEmpty)
        {
            to = Read(Input.To, "いつまで", "Input.To");
        }
        return ModelState.IsValid ? await Find(from, to) : Page();
    }

    private DateOnly? Read(DateInput input, string name, string field)
    {
        if (input.TryRead(name, out var day, out var error))
        {
            return day;
        }
        ModelState.AddModelError(field, error);
        return null;
    }

    private async Task<IActionResult> Find(DateOnly? from, DateOnly? to)
    {
        var outcome = await Run(new FindEntries(from, to, Input.MemberNumber, Input.RefusedOnly, null));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Entries = outcome.Value.Entries;
        return Page();
    }
}

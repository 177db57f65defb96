using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Audit.Entries;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.BackOffice.Pages.Audit;

public sealed class FindModel : OfficePage
{
    [BindProperty]
    public FindInput Input { get; set; } = new();

    public IReadOnlyList<FindEntries.Entry> Entries { get; private set; } = [];
    public bool More { get; private set; }

    public Task<IActionResult> OnGetAsync(Guid? actor)
    {
        (Input.Actor, Input.OneActor) = (actor, actor is not null);
        return Find(null, null);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (from, to) = (Read(Input.From, "いつから", "Input.From"), Read(Input.To, "いつまで", "Input.To"));
        return ModelState.IsValid ? await Find(from, to) : Page();
    }

    private DateOnly? Read(DateInput input, string name, string field)
    {
        if (input.IsEmpty)
        {
            return null;
        }
        if (input.TryRead(name, out var day, out var error))
        {
            return day;
        }
        ModelState.AddModelError(field, error);
        return null;
    }

    private async Task<IActionResult> Find(DateOnly? from, DateOnly? to)
    {
        var outcome = await Run(new FindEntries(
            from, to, Input.MemberNumber, Input.OneActor ? Input.Actor : null, Input.Terminal, Input.Action, Input.RefusedOnly, Input.Before));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        (Entries, More) = (outcome.Value.Entries, outcome.Value.More);
        return Page();
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Web.Shared.Forms;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

[FormOf<WelfareMutual.Identity.Cards.IssueCard>]
public sealed class IssueCardModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ListStaff.Line Holder { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await Show(id) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!Input.ValidTo.TryRead("有効期限", out var validTo, out var error))
        {
            ModelState.AddModelError("Input.ValidTo", error);
        }
        if (!ModelState.IsValid)
        {
            return await Show(id) ?? Page();
        }
        var outcome = await Run(new WelfareMutual.Identity.Cards.IssueCard(id, Input.Serial, Input.Thumbprint, validTo));
        return outcome.Succeeded ? LocalRedirect("/identity/acts?done=proposed") : await Show(id) ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show(Guid id)
    {
        var outcome = await Run(new ListStaff(id));
        Holder = outcome.Succeeded ? outcome.Value.Staff.SingleOrDefault(s => s.Id == id)! : null!;
        return !outcome.Succeeded ? Refused(outcome) : Holder is null ? NotFound() : null;
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「シリアル番号」を入力してください。")]
        public string Serial { get; set; } = "";

        [Required(ErrorMessage = "「証明書の指紋」を入力してください。")]
        public string Thumbprint { get; set; } = "";

        public DateInput ValidTo { get; set; } = new();
    }
}

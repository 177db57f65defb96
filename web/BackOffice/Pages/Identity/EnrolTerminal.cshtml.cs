using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Web.Shared.Forms;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

[FormOf<WelfareMutual.Identity.Terminals.EnrolTerminal>]
public sealed class EnrolTerminalModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Input.ValidTo.TryRead("証明書の有効期限", out var validTo, out var error))
        {
            ModelState.AddModelError("Input.ValidTo", error);
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var outcome = await Run(new WelfareMutual.Identity.Terminals.EnrolTerminal(Input.Number!.Value, Input.Ip, Input.Thumbprint, validTo));
        return outcome.Succeeded ? LocalRedirect("/identity/acts?done=proposed") : Refused(outcome);
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「端末番号」を入力してください。")]
        public int? Number { get; set; }

        [Required(ErrorMessage = "「IPアドレス」を入力してください。")]
        public string Ip { get; set; } = "";

        [Required(ErrorMessage = "「証明書の指紋」を入力してください。")]
        public string Thumbprint { get; set; } = "";

        public DateInput ValidTo { get; set; } = new();
    }
}

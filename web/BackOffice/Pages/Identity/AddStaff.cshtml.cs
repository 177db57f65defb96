using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Kernel;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

[FormOf<WelfareMutual.Identity.Staff.AddStaff>]
public sealed class AddStaffModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var outcome = await Run(new WelfareMutual.Identity.Staff.AddStaff(Input.Code, Input.Name, Input.Roles));
        return outcome.Succeeded ? LocalRedirect("/identity/acts?done=proposed") : Refused(outcome);
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「職員番号」を入力してください。")]
        public string Code { get; set; } = "";

        [Required(ErrorMessage = "「氏名」を入力してください。")]
        public string Name { get; set; } = "";

        public List<StaffRole> Roles { get; set; } = [];
    }
}

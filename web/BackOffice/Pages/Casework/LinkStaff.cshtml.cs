using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Review;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

/// <summary>Who of the staff is a member too: the register that conflicts of interest are found with (BO-02).</summary>
[FormOf<LinkStaffMember>]
public sealed class LinkStaffModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet(string? code) => Input.StaffCode = code ?? "";

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var outcome = await Run(new LinkStaffMember(Input.StaffCode, Input.MemberNumber));
        return outcome.Succeeded ? Redirect($"/identity/staff/link-member?done={(string.IsNullOrWhiteSpace(Input.MemberNumber) ? "cleared" : "linked")}") : Refused(outcome);
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "「職員番号」を入力してください。")]
        public string StaffCode { get; set; } = "";
        public string? MemberNumber { get; set; }
    }
}

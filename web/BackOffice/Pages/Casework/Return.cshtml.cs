using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Review;

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

public sealed class ReturnModel : CasePage
{
    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var chosen = Input.Fields.Where(f => f.Asked).Select(f => new ReturnForFields.Field(f.Code ?? "", f.Sentence ?? "")).ToList();
        return await After(await Run(new ReturnForFields(Input.Id, Input.Version, chosen)), "returned");
    }
}

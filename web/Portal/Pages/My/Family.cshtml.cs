// Longer than 60 lines: adding, changing and removing a relative on one page
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Family;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.Portal.Pages.My;

public sealed class FamilyModel : PortalPage
{
    [BindProperty]
    public RelativeInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<MyFamily.Row> Family { get; private set; } = [];

    public IReadOnlyList<StaleDifference> Differences { get; private set; } = [];

    public static string Word(Kinship kinship) => kinship switch
    {
        Kinship.Spouse => "配偶者",
        Kinship.CommonLawSpouse => "事実上の配偶者",
        Kinship.Child => "子",
        Kinship.Parent => "父母",
        Kinship.SpouseParent => "配偶者の父母",
        Kinship.Grandchild => "孫",
        Kinship.Grandparent => "祖父母",
        Kinship.Sibling => "兄弟姉妹",
        _ => "その他",
    };

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await Run(new SaveRelative(Input.RelativeId, Input.Kinship, Input.Name ?? "", Input.Kana ?? "", Input.BornOn ?? "", Input.LivesTogether, Input.Version));
        if (outcome.Succeeded)
        {
            return Redirect("/my/family?done=saved");
        }
        if (await Show() is { } no)
        {
            return no;
        }
        if (outcome.Refusal == Refusal.Stale && Family.FirstOrDefault(r => r.Relative.Id == Input.RelativeId) is { } now)
        {
            Differences = [.. Input.Against(now)];
            Input.Version = now.Version;
        }
        return Refused(outcome);
    }

    /// <summary>Fills the form with a registered relative; changes nothing.</summary>
    public async Task<IActionResult> OnPostEditAsync(Guid relative)
    {
        if (await Show() is { } no)
        {
            return no;
        }
        if (Family.FirstOrDefault(r => r.Relative.Id == relative) is { } row)
        {
            ModelState.Clear();
            Input = RelativeInput.Of(row);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid relative, int version)
    {
        var outcome = await Run(new RemoveRelative(relative, version));
        return outcome.Succeeded ? Redirect("/my/family?done=removed") : await Show() ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new MyFamily());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Family = outcome.Value.Family;
        return null;
    }
}

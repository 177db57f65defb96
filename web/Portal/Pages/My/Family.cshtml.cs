// Longer than 60 lines: adding, changing and removing a relative on one page
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Family;

namespace WelfareMutual.Web.Portal.Pages.My;

public sealed class FamilyModel : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public IReadOnlyList<MyFamily.Row> Family { get; private set; } = [];

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
        return outcome.Succeeded ? Redirect("/my/family?done=saved") : await Show() ?? Refused(outcome);
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
            Input = new()
            {
                RelativeId = relative,
                Kinship = row.Relative.Kinship,
                Name = row.Relative.Name,
                Kana = row.Relative.Kana,
                BornOn = Kernel.Calendar.JapaneseDate.Full(row.Relative.BornOn),
                LivesTogether = row.Relative.LivesTogether,
                Version = row.Version,
            };
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

    public sealed class InputModel
    {
        public Guid? RelativeId { get; set; }
        public Kinship? Kinship { get; set; }
        public string? Name { get; set; }
        public string? Kana { get; set; }
        public string? BornOn { get; set; }
        public bool LivesTogether { get; set; }
        public int Version { get; set; }
    }
}

using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.BackOffice.Pages.Rules;

public sealed class RuleInput
{
    public string? Settings { get; set; }
    public DateInput Effective { get; set; } = new();
    public bool Enter { get; set; }
}

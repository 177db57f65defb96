using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.BackOffice.Pages.Audit;

public sealed class FindInput
{
    public string? MemberNumber { get; set; }
    public string? Terminal { get; set; }
    public string? Action { get; set; }
    public Guid? Actor { get; set; }
    public bool OneActor { get; set; }
    public DateInput From { get; set; } = new();
    public DateInput To { get; set; } = new();
    public bool RefusedOnly { get; set; }
    public DateTimeOffset? Before { get; set; }
}

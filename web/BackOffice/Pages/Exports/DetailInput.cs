using WelfareMutual.Exports.Orders;

namespace WelfareMutual.Web.BackOffice.Pages.Exports;

public sealed class DetailInput
{
    public Guid Id { get; set; }
    public int Version { get; set; }
    public bool Release { get; set; }
    public HandOverStep Step { get; set; } = HandOverStep.Given;
    public string? Medium { get; set; }
    public string? Note { get; set; }
}

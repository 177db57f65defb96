using WelfareMutual.Exports.Requests;

namespace WelfareMutual.Web.BackOffice.Pages.Exports;

public sealed class RequestInput
{
    public Guid Id { get; set; }
    public int Version { get; set; }
    public string? Proof { get; set; }
    public string? Reason { get; set; }
    public RequestAnswer? Answer { get; set; }
    public string? Grounds { get; set; }
    public string? Measures { get; set; }
    public bool Agree { get; set; }
    public bool Withdrawn { get; set; }
}

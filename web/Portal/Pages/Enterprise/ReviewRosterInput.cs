using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Rosters;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

/// <summary>What the form asks.</summary>
public sealed partial class ReviewRosterModel
{
    /// <summary>Which of the changes are listed; all without one.</summary>
    [BindProperty(SupportsGet = true)]
    public RosterLineKind? Kind { get; set; }

    public IReadOnlyList<RosterLine> Lines => Kind is null ? Roster.Review.Lines : [.. Roster.Review.Lines.Where(l => l.Kind == Kind)];

    public sealed class InputModel
    {
        public string? Fingerprint { get; set; }
        public List<AnswerInput> Answers { get; set; } = [];
    }

    public sealed class AnswerInput
    {
        public string? Key { get; set; }
        public string? Field { get; set; }
    }
}

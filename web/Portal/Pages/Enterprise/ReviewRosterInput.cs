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

    public bool MayAnswer => Roster.State is RosterState.Asking or RosterState.Reviewed;

    /// <summary>The open questions, the likeliest meaning chosen.</summary>
    public IReadOnlyList<ColumnField> Asked => [.. Roster.Review.Questions.Select(q => new ColumnField(q.Key, q.Column, q.Name, q.SampleShape, q.Guesses.FirstOrDefault() ?? ""))];

    /// <summary>What was answered before, as it was answered.</summary>
    public IReadOnlyList<ColumnField> Answered => [.. Roster.Review.Answered.Select(a => new ColumnField(a.Key, a.Column, a.Name, a.SampleShape, a.Field))];

    /// <param name="Chosen">The field's name, or empty when the column is not used.</param>
    public sealed record ColumnField(string Key, int Column, string Name, string SampleShape, string Chosen);

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

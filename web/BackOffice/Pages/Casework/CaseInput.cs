using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Review;

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

/// <summary>What the forms of a case send: which version was on the screen, what it showed, and what was typed.</summary>
public sealed class CaseInput
{
    public Guid Id { get; set; }
    public int Version { get; set; }
    public CaseState SeenState { get; set; }
    public long? SeenAmount { get; set; }
    public string? SeenAssignee { get; set; }
    public int SeenSteps { get; set; }
    public string? Amount { get; set; }
    public string? Reason { get; set; }
    public List<FieldInput> Fields { get; set; } = [];

    public sealed class FieldInput
    {
        public string? Code { get; set; }
        public bool Asked { get; set; }
        public string? Sentence { get; set; }
    }
}

/// <summary>The case as it was opened, as it is now, and what was typed meanwhile.</summary>
public sealed record CaseCompared(CaseInput Typed, ReviewCase.Result Now)
{
    public IReadOnlyList<ReviewCase.Step> Since => [.. Now.Steps.Skip(Typed.SeenSteps)];
    public IReadOnlyList<CaseInput.FieldInput> Sentences => [.. Typed.Fields.Where(f => f.Asked || !string.IsNullOrWhiteSpace(f.Sentence))];
}

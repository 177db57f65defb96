using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Rosters;

/// <summary>The dry run as it is shown: nothing of it has happened.</summary>
/// <param name="Encoding">Cp932, Utf8 …, or XLSX.</param>
/// <param name="MembersBefore">Present members when it was made.</param>
/// <param name="Questions">Columns to ask about; while there are any, the lists may be incomplete.</param>
public sealed record RosterReview(
    string Encoding, int RowCount, int MembersBefore, int SameCount, int AlreadyLeftCount, int HeldCount,
    IReadOnlyList<RosterQuestion> Questions, IReadOnlyList<RosterFault> Faults, IReadOnlyList<RosterLine> Lines, IReadOnlyList<RosterRemark> Notes)
{
    /// <summary>Columns read by what was answered before.</summary>
    public IReadOnlyList<RosterAnswer> Answered { get; init; } = [];

    /// <summary>False: no column says who a row is, so nothing can be compared.</summary>
    public bool TellsPeopleApart { get; init; } = true;

    internal bool IsAsking => Questions.Count > 0 || !TellsPeopleApart;

    public int Additions => Lines.Count(l => l.Kind == RosterLineKind.Add);
    public int Changes => Lines.Count(l => l.Kind == RosterLineKind.Change);
    public int Leavers => Lines.Count(l => l.Kind == RosterLineKind.Leave);
    public int People => Lines.Count;
    public int FaultyRows => Faults.Select(f => f.Row).Distinct().Count();
    public int MembersAfter => MembersBefore + Additions - Leavers;
    public bool ChangesNothing => Lines.Count == 0;

    /// <summary>With the day from which each line holds when it is filed on that day: a change of facts at once, the others by the month.</summary>
    internal RosterReview From(EffectiveMonth month, Leaving leaving, DateOnly filedOn) => this with
    {
        Lines = [.. Lines.Select(l => l with
        {
            From = l.Kind switch
            {
                RosterLineKind.Add => month.From,
                RosterLineKind.Leave => leaving.LastDay(l.On ?? filedOn, month).AddDays(1),
                _ => filedOn,
            },
        })],
    };
}

public sealed record RosterQuestion(string Key, int Column, string Name, string SampleShape, IReadOnlyList<string> Guesses);

/// <param name="Field">Empty when the column is not used, as an answer is given.</param>
public sealed record RosterAnswer(string Key, int Column, string Name, string SampleShape, string Field);
public sealed record RosterFault(int Row, string Place, string Value, string Reason, string Cure);
public enum RosterLineKind { Add, Change, Leave }

/// <param name="Number">Empty for one who is new.</param>
/// <param name="Row">Null for a leaver who is not on the list.</param>
/// <param name="On">Day of birth of one who is new, of retirement of a leaver.</param>
/// <param name="From">Since when it would hold; for a leaver the first day without membership. Known when it is shown, never kept.</param>
public sealed record RosterLine(
    RosterLineKind Kind, string Number, string Name, string Kana, int? Row, IReadOnlyList<RosterFieldChange> Fields, DateOnly? On, DateOnly? From = null);
public sealed record RosterFieldChange(string Field, string? Old, string New);

/// <param name="Place">As of a fault; nothing to correct, but to be known.</param>
public sealed record RosterRemark(int Row, string Place, string Text);

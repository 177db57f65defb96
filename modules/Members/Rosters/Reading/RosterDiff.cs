namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>What a file claims to be.</summary>
internal enum RosterMode
{
    /// <summary>Everybody: who is not on it has left.</summary>
    WholeList,

    /// <summary>Only what changes: who is not on it stays.</summary>
    Differences,
}

/// <summary>A member as registered.</summary>
internal sealed record RosterMember(Guid Id, RosterPerson Person);

/// <summary>One field of a member that would change. Old is null where nothing was registered.</summary>
internal sealed record FieldChange(RosterField Field, string? Old, string New);

internal sealed record RosterAddition(RosterRow Row);

internal sealed record RosterChange(RosterMember Member, RosterRow Row, IReadOnlyList<FieldChange> Fields);

/// <summary>A member who would leave.</summary>
/// <param name="Row">The row that says so; null where the member is not on the whole list.</param>
internal sealed record RosterLeaver(RosterMember Member, RosterRow? Row)
{
    internal DateOnly? LeftOn => Row?.Person.LeftOn;
}

/// <summary>What a file would change, before anything is changed.</summary>
/// <param name="Same">Members on the list as they are registered.</param>
/// <param name="AlreadyLeft">Rows of people who left and are no members: nothing to do.</param>
/// <param name="Held">Members who are on the list in a faulty row: neither changed nor leaving.</param>
/// <param name="FaultsOfUnknown">Faulty rows that fit no member: new people, or members who are shown among the leavers.</param>
internal sealed record RosterDiff(
    IReadOnlyList<RosterAddition> Additions,
    IReadOnlyList<RosterChange> Changes,
    IReadOnlyList<RosterLeaver> Leavers,
    IReadOnlyList<RosterMember> Same,
    IReadOnlyList<RosterRow> AlreadyLeft,
    IReadOnlyList<RosterMember> Held,
    int FaultsOfUnknown,
    IReadOnlyList<RosterError> Errors)
{
    internal bool ChangesNothing => Additions.Count == 0 && Changes.Count == 0 && Leavers.Count == 0;

    /// <param name="members">The enterprise's present members.</param>
    /// <param name="rows">The file as parsed; its errors come first in the result's.</param>
    /// <param name="match">Where the columns are, for the errors' places.</param>
    /// <param name="numbersMayBeNew">Whether an unknown member number is a new member's own, as when an old system is taken over.</param>
    internal static RosterDiff Compare(IReadOnlyList<RosterMember> members, RosterRows rows, ColumnMatch match, RosterMode mode, bool numbersMayBeNew = false)
    {
        var comparison = new RosterComparison(members, match, numbersMayBeNew);
        foreach (var row in rows.Good) comparison.Take(row);
        foreach (var row in rows.Faulty) comparison.Hold(row);
        return comparison.Result(mode, rows.Errors);
    }

    /// <summary>The fields in which a row says something else. An empty cell says nothing; spaces in names are no difference.</summary>
    internal static IReadOnlyList<FieldChange> Differences(RosterPerson old, RosterPerson now)
    {
        var changes = new List<FieldChange>();
        foreach (var ((field, before), (_, after)) in old.Changeable().Zip(now.Changeable()))
        {
            if (after is null || after == before || before is not null && Spaceless(field, before) == Spaceless(field, after)) continue;
            changes.Add(new(field, before, after));
        }
        return changes;
    }

    private static string Spaceless(RosterField field, string text) => field is RosterField.Name or RosterField.Kana or RosterField.Address
        ? string.Concat(text.Where(c => !char.IsWhiteSpace(c)))
        : text;
}

/// <summary>The brake on departures in bulk: both settings must be reached. A whole list with a third of the staff missing is usually a mistake.</summary>
/// <param name="Percent">Share of the present members, in per cent.</param>
/// <param name="People">Number of leavers.</param>
internal sealed record MassDeparture(decimal Percent, int People)
{
    /// <summary>Whether a second person must confirm.</summary>
    internal bool NeedsSecondPerson(int leavers, int members) =>
        leavers > 0 && leavers >= People && leavers * 100m >= Percent * members;

    /// <summary>The share of leavers in per cent, rounded to one decimal; 0 without members.</summary>
    internal static decimal Share(int leavers, int members) =>
        members == 0 ? 0 : Math.Round(leavers * 100m / members, 1, MidpointRounding.AwayFromZero);
}

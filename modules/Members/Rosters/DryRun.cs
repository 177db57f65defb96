using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rosters.Reading;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Rosters;

/// <summary>What a file would do to the register as it is now.</summary>
internal sealed record DryRunResult(RosterTable Table, ColumnMatch Match, RosterRows Rows, RosterDiff Diff, IReadOnlyDictionary<Guid, Registered> Present)
{
    /// <summary>Leavers whose leaving is filed already are no news.</summary>
    public IReadOnlyList<RosterLeaver> Leavers { get; } = [.. Diff.Leavers.Where(l => Present[l.Member.Id].Member.LeftOn is null)];

    public RosterReview Review() => new(
        Table.Encoding?.ToString() ?? "XLSX", Rows.Good.Count + Rows.Faulty.Count, Present.Count, Diff.Same.Count + Diff.Leavers.Count - Leavers.Count,
        Diff.AlreadyLeft.Count, Diff.Held.Count,
        [.. Match.Questions.Select(q => new RosterQuestion(q.Key, q.Column, q.Name, q.SampleShape, [.. q.Guesses.Select(g => g.ToString())]))],
        [.. Diff.Errors.Select(e => new RosterFault(e.Row, e.Place, e.Value, e.Reason, e.Cure))],
        [.. Leavers.Select(Leaver), .. Diff.Changes.Select(Changed), .. Diff.Additions.Select(Added)],
        [.. Rows.Notes.Select(n => new RosterRemark(n.Row, n.PlaceIn(Match.Header), n.Text))])
    {
        Answered = [.. Match.Answered.Select(a => new RosterAnswer(a.Key, a.Column, a.Name, a.SampleShape, a.Field?.ToString() ?? ""))],
        TellsPeopleApart = Match.TellsPeopleApart,
    };

    private RosterLine Leaver(RosterLeaver leaver)
    {
        var who = Present[leaver.Member.Id];
        return new(RosterLineKind.Leave, who.Member.Number, who.Content.Name, who.Content.Kana, leaver.Row?.Number, [], leaver.LeftOn);
    }

    private RosterLine Changed(RosterChange change)
    {
        var who = Present[change.Member.Id];
        return new(RosterLineKind.Change, who.Member.Number, who.Content.Name, who.Content.Kana, change.Row.Number,
            [.. change.Fields.Select(f => new RosterFieldChange(f.Field.ToString(), f.Old, f.New))], null);
    }

    private static RosterLine Added(RosterAddition added) => new(
        RosterLineKind.Add, "", added.Row.Person.Name!.Value.Full, added.Row.Person.Kana!.Value.Full, added.Row.Number, [], added.Row.Person.BornOn);
}

/// <summary>Reads a file and compares it with the enterprise's people. Changes nothing.</summary>
internal sealed class DryRun(MembersDb db, EnterprisePeople people, Clock clock)
{
    /// <returns>The result, or why the file is no roster.</returns>
    public async Task<(DryRunResult? Result, Refusal? Refused)> Of(Guid enterprise, byte[] file, string fileName, RosterKind kind, CancellationToken ct)
    {
        var reading = RosterFile.Read(file, fileName, new RosterLimits());
        if (reading.Table is not { } table)
        {
            return (null, RosterRules.Unreadable(reading.Unreadable!));
        }
        var answers = await db.ColumnAnswers.AsNoTracking().Where(a => a.EnterpriseId == enterprise).ToListAsync(ct);
        var remembered = answers.ToDictionary(a => a.ColumnKey, a => a.Field is null ? (RosterField?)null : Enum.Parse<RosterField>(a.Field), StringComparer.Ordinal);
        if (ColumnMatch.Find(table, remembered, out var refused) is not { } match)
        {
            return (null, RosterRules.Unreadable(refused!));
        }
        var rows = RosterRows.Parse(table, match, clock.Today);
        rows = rows with { Good = [.. rows.Good.Select(RosterPeople.Comparable)], Faulty = [.. rows.Faulty.Select(RosterPeople.Comparable)] };
        var present = await people.Present(enterprise, ct);
        var diff = RosterDiff.Compare([.. present.Select(RosterPeople.Of)], rows, match, kind == RosterKind.WholeList ? RosterMode.WholeList : RosterMode.Differences);
        return (new(table, match, rows, diff, present.ToDictionary(p => p.Member.Id)), null);
    }
}

using System.Globalization;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>A column that is not understood, to be asked about once.</summary>
/// <param name="Column">From 1.</param>
/// <param name="Name">As it stands in the file.</param>
/// <param name="SampleShape">How its content looks, without showing it: 9999/99/99, 漢漢, アアア.</param>
/// <param name="Guesses">What it may be, likeliest first.</param>
internal sealed record UnmatchedColumn(int Column, string Name, string SampleShape, IReadOnlyList<RosterField> Guesses)
{
    /// <summary>The key under which the answer is remembered for the enterprise.</summary>
    internal string Key => ColumnNames.Key(Name);
}

/// <summary>A column whose meaning an earlier answer gave.</summary>
/// <param name="Field">Null: it is not used.</param>
internal sealed record AnsweredColumn(int Column, string Name, string SampleShape, RosterField? Field)
{
    internal string Key => ColumnNames.Key(Name);
}

/// <summary>Which column of a table is which field.</summary>
/// <param name="Header">The row that names the columns.</param>
/// <param name="Columns">Index of the column, from 0, by field.</param>
/// <param name="Questions">Columns to ask about.</param>
/// <param name="Answered">Columns that follow a remembered answer, so that a wrong one can be given anew.</param>
internal sealed record ColumnMatch(
    TableRow Header, IReadOnlyDictionary<RosterField, int> Columns, IReadOnlyList<UnmatchedColumn> Questions, IReadOnlyList<AnsweredColumn> Answered)
{
    private const int HeaderWithin = 30;

    /// <param name="table">The file.</param>
    /// <param name="remembered">Answers by <see cref="UnmatchedColumn.Key"/>; null means that the column is not used.</param>
    /// <param name="refused">Why the file is no roster; null when there is a match.</param>
    internal static ColumnMatch? Find(RosterTable table, IReadOnlyDictionary<string, RosterField?> remembered, out RosterUnreadable? refused)
    {
        refused = null;
        var header = table.Rows.Take(HeaderWithin).Select((row, at) => (row, at, score: Score(row, remembered)))
            .Where(r => r.score >= 2).OrderByDescending(r => r.score).ThenBy(r => r.at).Select(r => r.row).FirstOrDefault();
        if (header is null)
        {
            refused = new("roster.no_header", "見出しの行が見つかりません。「氏名」「フリガナ」「生年月日」のような項目名の行を、一番上に入れてください。");
            return null;
        }
        var match = Assign(table, header, remembered);
        // Where answers leave nobody recognizable, the page on which to answer anew must be reached.
        if (!match.TellsPeopleApart && match.Questions.Count == 0 && match.Answered.Count == 0)
        {
            refused = new("roster.no_identity", "人を見分ける列がありません。「会員番号」か「社員番号」、または「フリガナ」と「生年月日」の列を入れてください。");
            return null;
        }
        if (!match.People(table).Any())
        {
            refused = new("roster.no_people", "見出しの下に人の行がありません。1人を1行にした名簿を選んでください。");
            return null;
        }
        return match;
    }

    /// <summary>Whether the columns found are enough to know who a row is.</summary>
    internal bool TellsPeopleApart => Has(RosterField.MemberNumber) || Has(RosterField.EmployeeCode)
        || (Has(RosterField.Kana) || Has(RosterField.FamilyKana)) && Has(RosterField.BornOn);

    internal bool Has(RosterField field) => Columns.ContainsKey(field);

    /// <summary>The rows below the header; a header repeated on a later page is none.</summary>
    internal IEnumerable<TableRow> People(RosterTable table) =>
        table.Rows.Where(row => row.Number > Header.Number && !row.Cells.SequenceEqual(Header.Cells, StringComparer.Ordinal));

    private static int Score(TableRow row, IReadOnlyDictionary<string, RosterField?> remembered) =>
        row.Cells.Where(c => c.Length is > 0 and <= 60).Select(c => Known(c, remembered)).Where(f => f is not null).Distinct(StringComparer.Ordinal).Count();

    // A column that was asked about names itself, whatever the answer: another answer must not make the header unknown.
    private static string? Known(string name, IReadOnlyDictionary<string, RosterField?> remembered) =>
        remembered.ContainsKey(ColumnNames.Key(name)) ? ColumnNames.Key(name) : ColumnNames.Find(name)?.ToString();

    private static ColumnMatch Assign(RosterTable table, TableRow header, IReadOnlyDictionary<string, RosterField?> remembered)
    {
        var columns = new Dictionary<RosterField, int>();
        var open = new List<(int Column, RosterField? Guess)>();
        var answered = new List<(int Column, RosterField? Field)>();
        var rows = table.Rows.Where(r => r.Number > header.Number).ToList();
        var width = Math.Max(header.Cells.Count, rows.Select(r => r.Cells.Count).DefaultIfEmpty().Max());
        // Answers come before the dictionary: who answered has seen the column.
        foreach (var at in Enumerable.Range(0, width).OrderByDescending(c => remembered.ContainsKey(Key(header, c))))
        {
            var asked = remembered.TryGetValue(Key(header, at), out var answer);
            var field = asked ? answer : ColumnNames.Find(header[at]);
            if (!asked && ColumnNames.IsIgnored(header[at])) continue;
            if (asked && (answer is null || columns.TryAdd(answer.Value, at))) answered.Add((at, answer));
            else if (field is not { } found || asked || !columns.TryAdd(found, at)) open.Add((at, field));
        }
        var questions = open.OrderBy(o => o.Column).Select(o => Question(o.Column, o.Guess, header, rows, columns)).OfType<UnmatchedColumn>().ToList();
        return new(header, columns, questions, [.. answered.OrderBy(a => a.Column).Select(a => Answer(a.Column, a.Field, header, rows)).OfType<AnsweredColumn>()]);
    }

    private static string Key(TableRow header, int column) => ColumnNames.Key(NameOf(header, column));

    /// <summary>A name that comes again has a number: each column is asked for and remembered by itself.</summary>
    private static string NameOf(TableRow header, int column)
    {
        if (string.IsNullOrWhiteSpace(header[column]))
        {
            return $"{RosterError.Letters(column + 1)}列";
        }
        var before = Enumerable.Range(0, column).Count(c => ColumnNames.Key(header[c]) == ColumnNames.Key(header[column]));
        return before == 0 ? PersonName.Spaces(header[column]) : string.Create(CultureInfo.InvariantCulture, $"{PersonName.Spaces(header[column])}の{before + 1}個目");
    }

    // A column without any content needs no question.
    private static UnmatchedColumn? Question(int column, RosterField? same, TableRow header, List<TableRow> rows, Dictionary<RosterField, int> taken)
    {
        if (Samples(rows, column) is not { Count: > 0 } samples) return null;
        var guesses = SampleShape.Guesses(samples).Where(g => !taken.ContainsKey(g)).ToList();
        if (same is { } field) guesses.Insert(0, field);
        return new(column + 1, NameOf(header, column), SampleShape.Of(samples[0]), guesses);
    }

    private static AnsweredColumn? Answer(int column, RosterField? field, TableRow header, List<TableRow> rows) =>
        Samples(rows, column) is { Count: > 0 } samples ? new(column + 1, NameOf(header, column), SampleShape.Of(samples[0]), field) : null;

    private static List<string> Samples(List<TableRow> rows, int column) => [.. rows.Select(r => r[column].Trim()).Where(c => c.Length > 0).Take(20)];
}

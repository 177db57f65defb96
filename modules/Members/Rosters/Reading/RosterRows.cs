using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>The people of a file.</summary>
/// <param name="Good">Rows without errors.</param>
/// <param name="Faulty">Rows with errors, holding what could be read: their people are on the list and do not count as having left.</param>
internal sealed record RosterRows(IReadOnlyList<RosterRow> Good, IReadOnlyList<RosterRow> Faulty, IReadOnlyList<RosterError> Errors, IReadOnlyList<RosterNote> Notes)
{
    /// <param name="today">Tokyo's day, against which births are checked.</param>
    internal static RosterRows Parse(RosterTable table, ColumnMatch match, DateOnly today)
    {
        var (good, faulty, errors, notes) = (new List<RosterRow>(), new List<RosterRow>(), new List<RosterError>(), new List<RosterNote>());
        var seen = new Seen();
        foreach (var row in match.People(table))
        {
            // A remark below the table, or a sum: nothing in the columns that are used.
            if (match.Columns.Values.All(c => string.IsNullOrWhiteSpace(row[c]))) continue;
            var reading = new RowReading(row, match, table, today);
            var person = reading.Read();
            if (reading.Errors.Count == 0) Completeness(reading, match, person);
            seen.Refuse(row.Number, person, match, reading);
            (reading.Errors.Count == 0 ? good : faulty).Add(new(row, person));
            errors.AddRange(reading.Errors);
            notes.AddRange(reading.Notes);
        }
        return new(good, faulty, errors, notes);
    }

    private static void Completeness(RowReading reading, ColumnMatch match, RosterPerson person)
    {
        if (person.MemberNumber is not null || person.EmployeeCode is not null) return;
        if (person.Kana is null && KanaColumn(match) is { } kana)
            reading.Error(kana, "フリガナがありません。", "全角カタカナで入れてください。");
        if (person.BornOn is null && match.Has(RosterField.BornOn))
            reading.Error(RosterField.BornOn, "生年月日がありません。", "生まれた日を入れてください。例：1980/1/2、S55.1.2");
        if (reading.Errors.Count == 0 && (person.Kana is null || person.BornOn is null))
            reading.Error(match.Columns.MinBy(c => c.Value).Key, "だれの行かわかりません。", "会員番号か社員番号を入れるか、人の行でなければ消してください。");
    }

    private static RosterField? KanaColumn(ColumnMatch match) =>
        match.Has(RosterField.Kana) ? RosterField.Kana : match.Has(RosterField.FamilyKana) ? RosterField.FamilyKana : null;

    /// <summary>Who was on an earlier row.</summary>
    private sealed class Seen
    {
        private readonly Dictionary<MemberNumber, int> numbers = [];
        private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
        private readonly Dictionary<(string, DateOnly, string), int> people = [];

        internal void Refuse(int row, RosterPerson person, ColumnMatch match, RowReading reading)
        {
            if (person.MemberNumber is { } number && !numbers.TryAdd(number, row))
                reading.Error(RosterField.MemberNumber, $"{numbers[number]}行目と同じ番号です。", "どちらかの行を消すか、番号を直してください。");
            if (person.EmployeeCode is { } code && !codes.TryAdd(code, row))
                reading.Error(RosterField.EmployeeCode, $"{codes[code]}行目と同じ番号です。", "どちらかの行を消すか、番号を直してください。");
            if (person is not { KanaKey: { } kana, BornOn: { } born } || people.TryAdd((kana, born, person.NameKey ?? ""), row)) return;
            // Two people may share name and birth date; numbers of their own tell them apart.
            if (person.MemberNumber is null && person.EmployeeCode is null && KanaColumn(match) is { } column)
                reading.Error(column, $"{people[(kana, born, person.NameKey ?? "")]}行目と同じ人です。", "どちらかの行を消してください。別の人のときは、会員番号か社員番号を入れてください。");
        }
    }
}

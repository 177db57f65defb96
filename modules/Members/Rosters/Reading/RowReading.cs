using System.Globalization;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>Reads one row, collecting what is wrong with its cells.</summary>
internal sealed class RowReading(TableRow row, ColumnMatch match, RosterTable table, DateOnly today)
{
    private const int LongestName = 40, LongestText = 60, LongestAddress = 120, LongestMail = 254, LongestCode = 20;

    /// <summary>From this year on a day means "never".</summary>
    private const int EndOfTime = 2900;

    /// <summary>As on the form.</summary>
    private const int YoungestAge = EmployeeRules.YoungestAge;

    /// <summary>Nobody at work was born earlier.</summary>
    private static readonly DateOnly EarliestBirth = new(1900, 1, 1);

    internal List<RosterError> Errors { get; } = [];

    internal List<RosterNote> Notes { get; } = [];

    internal RosterPerson Read()
    {
        if (RowWidth.Fault(row, match, table) is { } ragged) Errors.Add(ragged);
        var born = Born();
        return new()
        {
            MemberNumber = Number(),
            EmployeeCode = Text(RosterField.EmployeeCode, LongestCode) is { } code ? Digits.HalfWidth(code).ToUpperInvariant() : null,
            Name = Name(RosterField.Name, RosterField.FamilyName, RosterField.GivenName, NamePart),
            Kana = Name(RosterField.Kana, RosterField.FamilyKana, RosterField.GivenKana, KanaPart),
            Sex = Sex(),
            BornOn = born,
            HiredOn = After(RosterField.HiredOn, born, "生まれた日"),
            LeftOn = Left(),
            LeaveReason = Text(RosterField.LeaveReason, LongestText),
            EmploymentType = Text(RosterField.EmploymentType, LongestText),
            Workplace = Text(RosterField.Workplace, LongestText),
            PostalCode = Checked(RosterField.PostalCode, PostalCode.TryNormalize),
            Address = Address(),
            Phone = Checked(RosterField.Phone, Phone.TryNormalize),
            MobilePhone = Checked(RosterField.MobilePhone, Phone.TryNormalize),
            Mail = Mail(),
            MarriedOn = After(RosterField.MarriedOn, born, "生まれた日"),
            JoinedOn = Date(RosterField.JoinedOn),
        };
    }

    internal void Error(RosterField field, string reason, string cure)
    {
        var at = match.Columns[field];
        Errors.Add(RosterError.At(row.Number, at + 1, match.Header[at], row[at], reason, cure));
    }

    private delegate bool Check(string? text, out string value, out string reason);

    /// <summary>The cell's text, null when it is empty, not in the file, or unreadable (then an error is noted).</summary>
    private string? Text(RosterField field, int longest)
    {
        if (!match.Columns.TryGetValue(field, out var at)) return null;
        var cell = row[at];
        if (cell.Length == 0) return null;
        var text = CellText.Clean(cell);
        if (text.Length == 0) return null;
        if (CellText.Unreadable(text) is var (reason, cure))
        {
            Error(field, reason, cure);
            return null;
        }
        if (text.Length > longest && CellText.Length(text) is var length && length > longest)
        {
            Error(field, $"長すぎます（いま{length}文字）。", $"{longest}文字以内で入れてください。");
            return null;
        }
        if (FormulaText.Is(text) && field is not (RosterField.Phone or RosterField.MobilePhone))
            Notes.Add(new(row.Number, at + 1, RosterNoteKind.FormulaAsText, "計算式のような記号で始まるため、文字として読みました。"));
        return CellText.OneLine(text);
    }

    private PersonName? Name(RosterField whole, RosterField family, RosterField given, Func<RosterField, string?> part)
    {
        var before = Errors.Count;
        var (first, second) = (part(family), part(given));
        if (first is not null && second is not null) return PersonName.Join(first, second);
        if (Errors.Count > before) return null;
        var name = part(whole) is { } full ? PersonName.Split(full) : first is not null ? PersonName.Split(first) : (PersonName?)null;
        if (name is { HasParts: false } && whole == RosterField.Name)
            Notes.Add(new(row.Number, match.Columns.GetValueOrDefault(whole, match.Columns.GetValueOrDefault(family, -1)) + 1, RosterNoteKind.NameInOnePart, "姓と名の間に空白がありません。"));
        return name;
    }

    private string? NamePart(RosterField field)
    {
        if (Text(field, LongestName) is not { } text) return null;
        if (FormulaText.Is(text)) return No(field, "氏名が記号で始まっています。", "氏名だけを入れてください。");
        if (text.Any(char.IsAsciiDigit)) return No(field, "氏名に数字が入っています。", "氏名だけを入れてください。");
        if (Cp932.Unencodable(text) is [var letter, ..])
            Notes.Add(new(row.Number, match.Columns[field] + 1, RosterNoteKind.OutsideShiftJis, $"「{letter}」は、ほかのシステムでは別の字で表示されることがあります。"));
        return text;
    }

    private string? KanaPart(RosterField field)
    {
        if (Text(field, LongestName) is not { } text) return null;
        var kana = Kana.Stored(Digits.HalfWidth(text).Replace('-', 'ー').Replace('‐', 'ー'));
        if (Kana.IsKana(kana)) return kana;
        var other = kana.EnumerateRunes().First(r => r.ToString() is not ("ー" or "・" or "\u3000") && !Kana.IsKana(r.ToString()));
        var kind = System.Text.Rune.IsLetter(other) && other.Value is >= 0x3400 and (< 0xA000 or > 0xF8FF) ? "漢字" : "カナではない文字";
        return No(field, $"フリガナに{kind}「{other}」が入っています。", "全角カタカナで入れてください。");
    }

    private MemberNumber? Number()
    {
        if (Text(RosterField.MemberNumber, LongestCode) is not { } text) return null;
        if (MemberNumber.TryParse(text, out var number, out var reason)) return number;
        Error(RosterField.MemberNumber, FirstSentence(reason), "会員証の番号を入れてください。新しい人は空にします。");
        return null;
    }

    private RosterSex? Sex()
    {
        if (Text(RosterField.Sex, LongestText) is not { } text) return null;
        if (CellText.TrySex(text, out var sex)) return sex;
        Error(RosterField.Sex, "性別として読めません。", "男、女、答えない、または空にしてください。");
        return null;
    }

    private DateOnly? Born()
    {
        if (Date(RosterField.BornOn) is not { } born) return null;
        if (born > today) Error(RosterField.BornOn, "まだ来ていない日です。", "生まれた日を確かめてください。");
        else if (Age.On(born, today) < YoungestAge) Error(RosterField.BornOn, $"{YoungestAge}歳になっていない人は登録できません。", "生年月日を確かめてください。");
        else if (born < EarliestBirth) Error(RosterField.BornOn, $"{born.Year}年は古すぎます。", "生まれた年を確かめてください。");
        else return born;
        return null;
    }

    private DateOnly? After(RosterField field, DateOnly? earlier, string whose)
    {
        if (Date(field) is not { } day) return null;
        if (earlier is not { } first || day >= first) return day;
        Error(field, $"{whose}（{JapaneseDate.Full(first)}）より前の日です。", "どちらかの日付を直してください。");
        return null;
    }

    // Personnel products write the end of time for those who have not left.
    private DateOnly? Left() => Date(RosterField.LeftOn) is { Year: < EndOfTime } day ? day : null;

    private DateOnly? Date(RosterField field)
    {
        if (Text(field, LongestText) is not { } text) return null;
        // Five digits reach to 2173; six are a year of two digits with month and day.
        if (table.IsSpreadsheet && text.Length <= 20 && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial)
            && serial < 100_000 && JapaneseDate.TryFromSpreadsheet(serial, table.From1904, out var counted)) return counted;
        if (text is "0" or "00000000" or "99999999" or "9999/99/99") return null;
        if (!JapaneseDate.TryParse(text, out var day, out var reason))
            Error(field, FirstSentence(reason), "日付を確かめてください。例：1980/1/2、S55.1.2");
        else if (field != RosterField.BornOn && IsFar(day) && !(field == RosterField.LeftOn && day.Year >= EndOfTime))
            Error(field, $"{day.Year}年は遠すぎます。", "年を確かめてください。");
        else return day;
        return null;
    }

    private bool IsFar(DateOnly day) => day < EarliestBirth || EmployeeRules.IsTooFar(day, today);

    private string? Checked(RosterField field, Check check)
    {
        if (Text(field, LongestText) is not { } text) return null;
        if (check(text, out var value, out var reason)) return value;
        return No(field, FirstSentence(reason), reason[FirstSentence(reason).Length..]);
    }

    private string? Address()
    {
        var (first, rest) = (Text(RosterField.Address, LongestAddress), Text(RosterField.AddressRest, LongestAddress));
        return first is null ? rest : rest is null ? first : $"{first}\u3000{rest}";
    }

    private string? Mail()
    {
        if (Text(RosterField.Mail, LongestMail) is not { } text) return null;
        var mail = Digits.HalfWidth(text);
        if (CellText.IsMail(mail)) return mail;
        return No(RosterField.Mail, "メールアドレスの形ではありません。", "name@example.jpのように入れてください。");
    }

    private string? No(RosterField field, string reason, string cure)
    {
        Error(field, reason, cure);
        return null;
    }

    private static string FirstSentence(string reason) => reason[..(reason.IndexOf('。', StringComparison.Ordinal) + 1)];
}

using System.Globalization;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>What was answered so far, by field.</summary>
internal sealed class Answers(IReadOnlyDictionary<string, string> values)
{
    /// <summary>The first day of the calendar in use: 明治5年太政官布告第337号.</summary>
    private static readonly DateOnly FirstDay = new(1873, 1, 1);

    public string this[string field] => values.GetValueOrDefault(field, "");
    public IReadOnlyDictionary<string, string> Values => values;
    public DateOnly? Date => DayOf("Date");

    /// <summary>First day absent or in hospital.</summary>
    public DateOnly? From => DayOf("From");

    /// <summary>Day of return or of discharge.</summary>
    public DateOnly? Back => DayOf("Back");

    /// <summary>The day that was stated; of a period its first.</summary>
    public DateOnly? Day => Date ?? From;

    /// <summary>0 to 1; stated in percent.</summary>
    public decimal? Rate => decimal.TryParse(this["Rate"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= 100 ? percent / 100 : null;
    public SchoolLevel? Level => Enum.TryParse<SchoolLevel>(this["Level"], out var level) ? level : null;

    /// <summary>Of whom it is told, beside the member.</summary>
    public Relation? Whose => Enum.TryParse<Relation>(this["Relation"], out var relation) ? relation : null;
    public bool Has(ClaimQuestion question) => question.Fields.All(f => this[f].Length > 0);

    public Answers With(IReadOnlyDictionary<string, string> more)
    {
        var all = new Dictionary<string, string>(values, StringComparer.Ordinal);
        foreach (var (field, value) in more)
        {
            all[field] = value;
        }
        return new(all);
    }

    /// <summary>The account goes under the bank's purpose and nowhere else.</summary>
    public Dictionary<string, string> WithoutAccount() =>
        values.Where(v => v.Key is not ("Bank" or "Branch" or "AccountKind" or "AccountNumber" or "Holder")).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);

    /// <summary>Checks the answers to one question and writes them in their one form.</summary>
    public Outcome<Answers> Read(ClaimQuestion question, IReadOnlyDictionary<string, string> given, IBanks banks, DateOnly today)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        var refusals = new List<Refusal>();
        foreach (var field in question.Fields)
        {
            var text = given.GetValueOrDefault(field, "").Trim();
            read[field] = text;
            var refusal = field switch
            {
                "Date" or "From" or "Back" => DayRefusal(text, today)?.At(field),
                "Cause" => text.Length is 0 or > 40 ? ClaimRefusals.CauseMissing : null,
                "Degree" => text.Length is 0 or > 40 ? ClaimRefusals.DegreeMissing : null,
                "Rate" => ReadRate(text, read) ? null : ClaimRefusals.RateMissing,
                "Name" => text.Length is 0 or > 40 ? ClaimRefusals.NameMissing : null,
                "Kana" => ReadKana(text, read) ? null : ClaimRefusals.KanaMissing,
                "Level" => Enum.TryParse<SchoolLevel>(text, out _) ? null : ClaimRefusals.LevelMissing,
                "Relation" => Enum.TryParse<Relation>(text, out var relation) && relation != Relation.Member ? null : ClaimRefusals.RelationMissing,
                "Bank" => banks.Bank(text) is null ? ClaimRefusals.BankMissing : null,
                "Branch" => banks.Branch(given.GetValueOrDefault("Bank", this["Bank"]), text) is null ? ClaimRefusals.BranchMissing : null,
                _ => null,
            };
            if (refusal is not null)
            {
                refusals.Add(refusal);
            }
        }
        var answers = With(read);
        if (question.Code == ClaimQuestion.Account.Code && refusals.Count == 0)
        {
            refusals.AddRange(answers.Payee(banks).Refusals);
        }
        return refusals.Count > 0 ? refusals : answers;
    }

    private DateOnly? DayOf(string field) => Parsed(this[field]);

    private static DateOnly? Parsed(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Refusal? DayRefusal(string text, DateOnly today) => Parsed(text) is not { } day ? ClaimRefusals.DateMissing
        : day > today ? ClaimRefusals.DateAhead
        : day < FirstDay ? ClaimRefusals.DateBeforeCalendar
        : null;

    public Outcome<PayeeAccount> Payee(IBanks banks) => banks.Account(this["Bank"], this["Branch"], this["AccountKind"], this["AccountNumber"], this["Holder"]);

    /// <summary>The answer to a question as a person reads it.</summary>
    public string Shown(ClaimQuestion question, IBanks banks) => question.Code switch
    {
        "date" => Date is { } day ? JapaneseDate.FullWithWeekday(day) : "",
        "spouse" or "child" => this["Name"].Length > 0 ? $"{this["Name"]}（{this["Kana"]}）" : "",
        "person" => this["Name"].Length > 0 ? $"{RelationWord(this["Relation"])}　{this["Name"]}（{this["Kana"]}）" : "",
        "level" => LevelWord(this["Level"]),
        "period" => From is { } from && Back is { } back ? $"{JapaneseDate.FullWithWeekday(from)}から{JapaneseDate.FullWithWeekday(back)}まで" : "",
        "cause" => CauseWords.Of(this["Cause"]),
        "degree" => CauseWords.Of(this["Degree"]),
        "rate" => this["Rate"].Length > 0 ? $"{this["Rate"]}%" : "",
        "bank" => banks.Bank(this["Bank"])?.Name ?? "",
        "branch" => banks.Branch(this["Bank"], this["Branch"])?.Branch.Name ?? "",
        "account" => Payee(banks) is { Succeeded: true } payee ? $"{banks.Masked(payee.Value)}　{payee.Value.HolderKana}" : "",
        _ => "",
    };

    public static string LevelWord(string level) => level switch
    {
        nameof(SchoolLevel.Elementary) => "小学校",
        nameof(SchoolLevel.JuniorHigh) => "中学校",
        nameof(SchoolLevel.High) => "高等学校",
        _ => "",
    };

    public static string RelationWord(string relation) => relation switch
    {
        nameof(Relation.Spouse) => "配偶者",
        nameof(Relation.Child) => "子",
        nameof(Relation.Parent) => "父母",
        nameof(Relation.SpouseParent) => "配偶者の父母",
        nameof(Relation.CohabitingFamily) => "一緒に住む家族",
        _ => "",
    };

    private static bool ReadRate(string text, Dictionary<string, string> read)
    {
        read["Rate"] = Digits.Tidy(text).TrimEnd('%', '％');
        return new Answers(read).Rate is not null;
    }

    private static bool ReadKana(string text, Dictionary<string, string> read)
    {
        var kana = Kana.Stored(text);
        read["Kana"] = kana;
        return kana.Length is > 0 and <= 60 && Kana.IsKana(kana);
    }
}

using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Employees;

namespace WelfareMutual.Members.Rules;

/// <summary>Reads what was typed about a person. Each "no" says what happened, why and what to do.</summary>
internal static class EmployeeRules
{
    private const int Longest = 40;
    private const int OldestAge = 110;
    public const int YoungestAge = 15;

    /// <summary>Years from today, beyond which a day is a slip of the hand, on a form and in a roster.</summary>
    private const int FurthestAhead = 2;

    private const string RetiredOn = "RetiredOn";

    public static readonly Refusal FamilyNameMissing = new("members-family-name-missing", "「姓」を入力してください。", nameof(EmployeeForm.FamilyName));
    public static readonly Refusal GivenNameMissing = new("members-given-name-missing", "「名」を入力してください。", nameof(EmployeeForm.GivenName));
    public static readonly Refusal FamilyKanaMissing = new("members-family-kana-missing", "「姓のフリガナ」を入力してください。", nameof(EmployeeForm.FamilyKana));
    public static readonly Refusal GivenKanaMissing = new("members-given-kana-missing", "「名のフリガナ」を入力してください。", nameof(EmployeeForm.GivenKana));
    public static readonly Refusal NotKana = new("members-not-kana", "フリガナはカタカナかひらがなで入れてください。漢字やローマ字は読めません。");
    public static readonly Refusal TooLong = new("members-too-long", "40文字以内で入力してください。");
    public static readonly Refusal DateUnreadable = new("members-date-unreadable", "日付として読めません。");
    public static readonly Refusal BornInFuture = new("members-born-in-future", "まだ来ていない日です。生まれた日を入れてください。", nameof(EmployeeForm.BornOn));
    public static readonly Refusal BornTooEarly = new("members-born-too-early", "110歳を超える生年月日です。日付を確かめてください。", nameof(EmployeeForm.BornOn));
    public static readonly Refusal TooYoung = new("members-too-young", "15歳になっていない人は登録できません。生年月日を確かめてください。", nameof(EmployeeForm.BornOn));
    public static readonly Refusal TooFarAhead = new("members-too-far-ahead", "2年より先の日は入れられません。年を確かめてください。");
    public static readonly Refusal BeforeBirth = new("members-before-birth", "生年月日より前の日です。日付を確かめてください。");
    public static readonly Refusal PostalUnreadable = new("members-postal-unreadable", "郵便番号は7けたの数字です。", nameof(EmployeeForm.PostalCode));
    public static readonly Refusal PhoneUnreadable = new("members-phone-unreadable", "電話番号を読めません。", nameof(EmployeeForm.Phone));
    public static readonly Refusal MailUnreadable = new("members-mail-unreadable", "メールアドレスの形になっていません。name@example.jpのように入れてください。", nameof(EmployeeForm.Mail));

    /// <returns>The content, or null with every fault.</returns>
    public static EmployeeContent? Read(EmployeeForm form, DateOnly today, out List<Refusal> faults)
    {
        faults = [];
        var family = Name(form.FamilyName, FamilyNameMissing, faults);
        var given = Name(form.GivenName, GivenNameMissing, faults);
        var familyKana = KanaOf(form.FamilyKana, FamilyKanaMissing, faults);
        var givenKana = KanaOf(form.GivenKana, GivenKanaMissing, faults);
        var born = Born(form.BornOn, today, faults);
        var hired = After(form.HiredOn, born, today, nameof(EmployeeForm.HiredOn), faults);
        var married = After(form.MarriedOn, born, today, nameof(EmployeeForm.MarriedOn), faults);
        var contact = ReadContact(form.PostalCode, form.Address, form.Phone, form.Mail, out var contactFaults);
        faults.AddRange(contactFaults);
        Sex? sex = Enum.TryParse<Sex>(form.Sex, out var stated) && Enum.IsDefined(stated) ? stated : null;
        return faults.Count > 0 ? null : new(family, given, familyKana, givenKana, born!.Value, sex,
            Optional(form.Employment), Optional(form.Workplace), hired, married, Optional(form.EmployeeCode), contact);
    }

    public static ContactContent ReadContact(string? postal, string? address, string? phone, string? mail, out List<Refusal> faults)
    {
        faults = [];
        string? postalDigits = null, phoneDigits = null;
        if (Optional(postal) is not null && !PostalCode.TryNormalize(postal, out postalDigits, out var whyPostal))
        {
            faults.Add(PostalUnreadable with { Text = whyPostal });
        }
        if (Optional(phone) is not null && !Phone.TryNormalize(phone, out phoneDigits, out var whyPhone))
        {
            faults.Add(PhoneUnreadable with { Text = whyPhone });
        }
        var address0 = Optional(mail) is { } typed ? Digits.HalfWidth(typed) : null;
        if (address0 is not null && !IsMail(address0))
        {
            faults.Add(MailUnreadable);
        }
        return new(postalDigits, Optional(address), phoneDigits, address0);
    }

    public static bool IsMail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at == text.LastIndexOf('@') && text.IndexOf('.', at) > at + 1 && !text.EndsWith('.') && text.Length <= 254 && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
    }

    private static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Name(string text, Refusal missing, List<Refusal> faults)
    {
        var name = PersonName.Spaces(text ?? "");
        if (name.Length is 0 or > Longest)
        {
            faults.Add(name.Length == 0 ? missing : LongerThan(name, missing.Field!));
        }
        return name;
    }

    private static Refusal LongerThan(string text, string field) => TooLong with { Text = $"40文字以内で入力してください（いま{text.Length}文字）。", Field = field };

    private static string KanaOf(string text, Refusal missing, List<Refusal> faults)
    {
        var kana = Kana.Stored(text ?? "");
        if (kana.Length == 0)
        {
            faults.Add(missing);
        }
        else if (!Kana.IsKana(kana))
        {
            faults.Add(NotKana.At(missing.Field!));
        }
        else if (kana.Length > Longest)
        {
            faults.Add(LongerThan(kana, missing.Field!));
        }
        return kana;
    }

    private static DateOnly? Born(string text, DateOnly today, List<Refusal> faults)
    {
        if (Date(text, nameof(EmployeeForm.BornOn), faults) is not { } born)
        {
            return null;
        }
        if (born > today)
        {
            faults.Add(BornInFuture);
        }
        else if (Age.On(born, today) is var age && age is < YoungestAge or > OldestAge)
        {
            faults.Add(age < YoungestAge ? TooYoung : BornTooEarly);
        }
        return born;
    }

    private static DateOnly? After(string? text, DateOnly? born, DateOnly today, string field, List<Refusal> faults)
    {
        if (Optional(text) is null || Date(text, field, faults) is not { } day)
        {
            return null;
        }
        if (born is { } birth && day < birth)
        {
            faults.Add(BeforeBirth.At(field));
        }
        else if (IsTooFar(day, today))
        {
            faults.Add(TooFarAhead.At(field));
        }
        return day;
    }

    internal static bool IsTooFar(DateOnly day, DateOnly today) => day > today.AddYears(FurthestAhead);

    /// <summary>Reads the day of retirement as a leaving takes it. Personnel products write the end of time for those who have not left: no last day follows from it.</summary>
    /// <param name="joinedOn">Null where it is not known yet whose it is.</param>
    internal static DateOnly? Retirement(string? text, DateOnly? joinedOn, DateOnly today, List<Refusal> faults)
    {
        if (Date(text, RetiredOn, faults) is not { } day)
        {
            return null;
        }
        if (day < joinedOn)
        {
            faults.Add(MembershipRules.LeavingBeforeJoining);
            return null;
        }
        if (IsTooFar(day, today))
        {
            faults.Add(TooFarAhead.At(RetiredOn));
            return null;
        }
        return day;
    }

    /// <summary>A day of retirement that is looked at before it is filed.</summary>
    /// <returns>The day, or why it cannot be filed; neither while none was typed.</returns>
    internal static (DateOnly? Day, string? WhyNot) Wanted(string? text, DateOnly? joinedOn, DateOnly today)
    {
        var faults = new List<Refusal>();
        var day = Optional(text) is null ? null : Retirement(text, joinedOn, today, faults);
        return (day, faults.FirstOrDefault()?.Text);
    }

    internal static DateOnly? Date(string? text, string field, List<Refusal> faults)
    {
        if (JapaneseDate.TryParse(text, out var day, out var reason))
        {
            return day;
        }
        faults.Add(DateUnreadable with { Text = reason, Field = field });
        return null;
    }
}

using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Members.Employees;

/// <param name="Item">As the pages call it.</param>
/// <param name="Before">Empty where there was nothing.</param>
/// <param name="After">Empty where there is nothing any more.</param>
public sealed record ItemChange(string Item, string Before, string After);

/// <summary>A record's items in the words of the screens and in their order, and where two records differ.</summary>
public static class EmployeeWords
{
    /// <summary>What a filing changed.</summary>
    public static IReadOnlyList<ItemChange> Between(EmployeeContent before, EmployeeContent after) => Differing(Items(before), Items(after));

    /// <summary>Where a form says something else than the record that is stored.</summary>
    public static IReadOnlyList<ItemChange> Between(EmployeeContent stored, EmployeeForm typed) => Differing(Items(stored), Items(typed));

    /// <inheritdoc cref="Between(EmployeeContent, EmployeeForm)"/>
    public static IReadOnlyList<ItemChange> Between(ContactContent stored, ContactContent typed) => Differing(Items(stored), Items(typed));

    public static string Of(Sex? sex) => sex switch { Sex.Male => "男性", Sex.Female => "女性", Sex.NotStated => "答えない", _ => "" };

    private static List<ItemChange> Differing(IEnumerable<(string Item, string Text)> before, IEnumerable<(string Item, string Text)> after) =>
        [.. before.Zip(after, (b, a) => new ItemChange(b.Item, b.Text, a.Text)).Where(c => c.Before != c.After)];

    private static IEnumerable<(string Item, string Text)> Items(EmployeeContent record) =>
    [
        ("姓", record.FamilyName), ("名", record.GivenName), ("姓のフリガナ", record.FamilyKana), ("名のフリガナ", record.GivenKana), ("生年月日", Day(record.BornOn)), ("性別", Of(record.Sex)),
        ("雇用形態", record.Employment ?? ""), ("勤務場所", record.Workplace ?? ""), ("入社年月日", Day(record.HiredOn)), ("結婚年月日", Day(record.MarriedOn)),
        ("社員番号", record.EmployeeCode ?? ""), .. Items(record.Contact),
    ];

    private static IEnumerable<(string Item, string Text)> Items(EmployeeForm form) =>
    [
        ("姓", PersonName.Spaces(form.FamilyName)), ("名", PersonName.Spaces(form.GivenName)), ("姓のフリガナ", Kana.Stored(form.FamilyKana)), ("名のフリガナ", Kana.Stored(form.GivenKana)),
        ("生年月日", Day(form.BornOn)), ("性別", Of(Enum.TryParse<Sex>(form.Sex, out var sex) ? sex : null)),
        ("雇用形態", Text(form.Employment)), ("勤務場所", Text(form.Workplace)), ("入社年月日", Day(form.HiredOn)), ("結婚年月日", Day(form.MarriedOn)),
        ("社員番号", Text(form.EmployeeCode)), .. Items(new ContactContent(form.PostalCode, form.Address, form.Phone, form.Mail)),
    ];

    private static IEnumerable<(string Item, string Text)> Items(ContactContent contact) =>
    [
        ("郵便番号", PostalCode.TryNormalize(contact.PostalCode, out var postal, out _) ? PostalCode.Format(postal) : Text(contact.PostalCode)),
        ("住所", Text(contact.Address)),
        ("電話番号", Phone.TryNormalize(contact.Phone, out var phone, out _) ? Phone.Format(phone) : Text(contact.Phone)),
        ("メールアドレス", Digits.HalfWidth(Text(contact.Mail))),
    ];

    private static string Text(string? typed) => typed?.Trim() ?? "";

    private static string Day(DateOnly? day) => day is { } known ? JapaneseDate.Full(known) : "";

    private static string Day(string? typed) => JapaneseDate.TryParse(typed, out var day, out _) ? JapaneseDate.Full(day) : Text(typed);
}

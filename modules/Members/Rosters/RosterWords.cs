using WelfareMutual.Members.Rosters.Reading;

namespace WelfareMutual.Members.Rosters;

/// <summary>The fields of a roster in the words of the screens.</summary>
public static class RosterWords
{
    private static readonly (RosterField Field, string Word)[] Words =
    [
        (RosterField.MemberNumber, "会員番号"), (RosterField.EmployeeCode, "社員番号"), (RosterField.Name, "氏名"), (RosterField.FamilyName, "姓"), (RosterField.GivenName, "名"),
        (RosterField.Kana, "フリガナ"), (RosterField.FamilyKana, "姓のフリガナ"), (RosterField.GivenKana, "名のフリガナ"), (RosterField.Sex, "性別"), (RosterField.BornOn, "生年月日"),
        (RosterField.HiredOn, "入社年月日"), (RosterField.LeftOn, "退職年月日"), (RosterField.LeaveReason, "退職理由"), (RosterField.EmploymentType, "雇用形態"),
        (RosterField.Workplace, "勤務場所"), (RosterField.PostalCode, "郵便番号"), (RosterField.Address, "住所"), (RosterField.AddressRest, "住所の続き"), (RosterField.Phone, "電話番号"),
        (RosterField.MobilePhone, "携帯電話"), (RosterField.Mail, "メールアドレス"), (RosterField.MarriedOn, "結婚年月日"), (RosterField.JoinedOn, "加入年月日"),
    ];

    /// <summary>Name and word of every field, in the order in which they are offered.</summary>
    public static IReadOnlyList<(string Field, string Word)> All { get; } = [.. Words.Select(w => (w.Field.ToString(), w.Word))];

    public static string Of(string field) => All.FirstOrDefault(w => w.Field == field).Word ?? field;
}

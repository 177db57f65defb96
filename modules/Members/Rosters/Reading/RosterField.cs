namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>What a column of a roster can say about a person: the items of the Kobe lists and what tells people apart.</summary>
internal enum RosterField
{
    MemberNumber,
    EmployeeCode,
    Name,
    FamilyName,
    GivenName,
    Kana,
    FamilyKana,
    GivenKana,
    Sex,
    BornOn,
    HiredOn,
    LeftOn,
    LeaveReason,
    EmploymentType,
    Workplace,
    PostalCode,
    Address,
    AddressRest,
    Phone,
    MobilePhone,
    Mail,
    MarriedOn,
    JoinedOn,
}

/// <summary>The fields as screens name them.</summary>
internal static class RosterFieldLabel
{
    internal static string Label(this RosterField field) => field switch
    {
        RosterField.MemberNumber => "会員番号",
        RosterField.EmployeeCode => "社員番号",
        RosterField.Name => "氏名",
        RosterField.FamilyName => "姓",
        RosterField.GivenName => "名",
        RosterField.Kana => "フリガナ",
        RosterField.FamilyKana => "姓のフリガナ",
        RosterField.GivenKana => "名のフリガナ",
        RosterField.Sex => "性別",
        RosterField.BornOn => "生年月日",
        RosterField.HiredOn => "入社年月日",
        RosterField.LeftOn => "退職年月日",
        RosterField.LeaveReason => "退職理由",
        RosterField.EmploymentType => "雇用形態",
        RosterField.Workplace => "勤務場所",
        RosterField.PostalCode => "郵便番号",
        RosterField.Address => "住所",
        RosterField.AddressRest => "住所の続き",
        RosterField.Phone => "電話番号",
        RosterField.MobilePhone => "携帯電話番号",
        RosterField.Mail => "メールアドレス",
        RosterField.MarriedOn => "結婚年月日",
        RosterField.JoinedOn => "加入年月日",
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}

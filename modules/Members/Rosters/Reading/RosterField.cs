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

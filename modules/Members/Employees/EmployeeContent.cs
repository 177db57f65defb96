using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Register;

namespace WelfareMutual.Members.Employees;

/// <summary>A person as the enterprise reports them, read and in stored form.</summary>
public sealed record EmployeeContent(
    string FamilyName, string GivenName, string FamilyKana, string GivenKana, DateOnly BornOn, Sex? Sex,
    string? Employment, string? Workplace, DateOnly? HiredOn, DateOnly? MarriedOn, string? EmployeeCode, ContactContent Contact)
{
    internal string Name => GivenName.Length == 0 ? FamilyName : $"{FamilyName}　{GivenName}";
    internal string Kana => GivenKana.Length == 0 ? FamilyKana : $"{FamilyKana}　{GivenKana}";

    internal static EmployeeContent Of(MemberProfile profile, MemberContact contact) => new(
        profile.FamilyName.Open(), profile.GivenName.Open(), profile.FamilyKana.Open(), profile.GivenKana.Open(), profile.BornOn.Open(), profile.OpenSex(),
        profile.Employment?.Open(), profile.Workplace?.Open(), profile.HiredOn?.Open(), profile.MarriedOn?.Open(), profile.EmployeeCode?.Open(), contact.Open());
}

public sealed record ContactContent(string? PostalCode, string? Address, string? Phone, string? Mail)
{
    internal static readonly ContactContent None = new(null, null, null, null);
}

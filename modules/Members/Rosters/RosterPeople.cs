using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rosters.Reading;

namespace WelfareMutual.Members.Rosters;

/// <summary>Between a row of a roster and the register. The register keeps one telephone number, and the day of joining follows from
/// the cut-off: a mobile number stands for the telephone, a column with the day of joining is read and not filed.</summary>
internal static class RosterPeople
{
    public static RosterMember Of(Registered registered)
    {
        var content = registered.Content;
        return new(registered.Member.Id, new RosterPerson
        {
            MemberNumber = MemberNumber.TryParse(registered.Member.Number, out var number, out _) ? number : null,
            EmployeeCode = content.EmployeeCode,
            Name = new(content.FamilyName, content.GivenName),
            Kana = new(content.FamilyKana, content.GivenKana),
            Sex = content.Sex switch { Sex.Male => RosterSex.Male, Sex.Female => RosterSex.Female, Sex.NotStated => RosterSex.Unanswered, _ => null },
            BornOn = content.BornOn,
            HiredOn = content.HiredOn,
            MarriedOn = content.MarriedOn,
            EmploymentType = content.Employment,
            Workplace = content.Workplace,
            PostalCode = content.Contact.PostalCode,
            Address = content.Contact.Address,
            Phone = content.Contact.Phone,
            Mail = content.Contact.Mail,
        });
    }

    public static RosterRow Comparable(RosterRow row) =>
        row with { Person = row.Person with { Phone = row.Person.MobilePhone ?? row.Person.Phone, MobilePhone = null, JoinedOn = null } };

    public static EmployeeContent New(RosterPerson row) => new(
        row.Name!.Value.Family, row.Name.Value.Given, row.Kana!.Value.Family, row.Kana.Value.Given, row.BornOn!.Value, SexOf(row),
        row.EmploymentType, row.Workplace, row.HiredOn, row.MarriedOn, row.EmployeeCode, new(row.PostalCode, row.Address, row.Phone, row.Mail));

    /// <summary>An empty cell never erases what is known.</summary>
    public static EmployeeContent Changed(EmployeeContent old, RosterPerson row) => new(
        row.Name?.Family ?? old.FamilyName, row.Name?.Given ?? old.GivenName, row.Kana?.Family ?? old.FamilyKana, row.Kana?.Given ?? old.GivenKana,
        row.BornOn ?? old.BornOn, row.Sex is null ? old.Sex : SexOf(row), row.EmploymentType ?? old.Employment, row.Workplace ?? old.Workplace,
        row.HiredOn ?? old.HiredOn, row.MarriedOn ?? old.MarriedOn, row.EmployeeCode ?? old.EmployeeCode,
        new(row.PostalCode ?? old.Contact.PostalCode, row.Address ?? old.Contact.Address, row.Phone ?? old.Contact.Phone, row.Mail ?? old.Contact.Mail));

    private static Sex? SexOf(RosterPerson row) =>
        row.Sex switch { RosterSex.Male => Sex.Male, RosterSex.Female => Sex.Female, RosterSex.Unanswered => Sex.NotStated, _ => null };
}

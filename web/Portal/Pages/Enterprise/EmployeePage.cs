using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.Portal.Pages.Enterprise;

/// <summary>A page with the fields of an employee.</summary>
public abstract class EmployeePage : PortalPage
{
    [BindProperty]
    public EmployeeInput Input { get; set; } = new();

    /// <summary>Where the form differs from what is stored meanwhile: label, stored, typed.</summary>
    public IReadOnlyList<StaleDifference> Differences { get; private set; } = [];

    /// <summary>As Refused; a form that was overtaken can be sent again, after a look at what is stored now.</summary>
    protected IActionResult Refused<TResult>(Outcome<TResult> outcome, EmployeeContent stored, int version)
    {
        if (outcome.Refusal == Refusal.Stale)
        {
            Differences = [.. EmployeeWords.Between(stored, Input.Form()).Select(c => new StaleDifference(c.Item, c.Before, c.After))];
            Input.Version = version;
        }
        return Refused(outcome);
    }
}

/// <summary>In the order in which the page asks. Dates stay as they are typed.</summary>
public sealed class EmployeeInput
{
    public string? FamilyName { get; set; }
    public string? GivenName { get; set; }
    public string? FamilyKana { get; set; }
    public string? GivenKana { get; set; }
    public string? BornOn { get; set; }
    public string? Sex { get; set; }
    public string? Employment { get; set; }
    public string? Workplace { get; set; }
    public string? HiredOn { get; set; }
    public string? MarriedOn { get; set; }
    public string? EmployeeCode { get; set; }
    public string? PostalCode { get; set; }
    public string? Address { get; set; }
    public string? Phone { get; set; }
    public string? Mail { get; set; }
    public int Version { get; set; }

    public EmployeeForm Form() => new()
    {
        FamilyName = FamilyName ?? "",
        GivenName = GivenName ?? "",
        FamilyKana = FamilyKana ?? "",
        GivenKana = GivenKana ?? "",
        BornOn = BornOn ?? "",
        Sex = Sex,
        Employment = Employment,
        Workplace = Workplace,
        HiredOn = HiredOn,
        MarriedOn = MarriedOn,
        EmployeeCode = EmployeeCode,
        PostalCode = PostalCode,
        Address = Address,
        Phone = Phone,
        Mail = Mail,
    };

    public static EmployeeInput Of(EmployeeContent content, int version) => new()
    {
        FamilyName = content.FamilyName,
        GivenName = content.GivenName,
        FamilyKana = content.FamilyKana,
        GivenKana = content.GivenKana,
        BornOn = Day(content.BornOn),
        Sex = content.Sex?.ToString(),
        Employment = content.Employment,
        Workplace = content.Workplace,
        HiredOn = Day(content.HiredOn),
        MarriedOn = Day(content.MarriedOn),
        EmployeeCode = content.EmployeeCode,
        PostalCode = content.Contact.PostalCode,
        Address = content.Contact.Address,
        Phone = content.Contact.Phone,
        Mail = content.Contact.Mail,
        Version = version,
    };

    private static string? Day(DateOnly? day) => day is { } known ? Kernel.Calendar.JapaneseDate.Full(known) : null;
}

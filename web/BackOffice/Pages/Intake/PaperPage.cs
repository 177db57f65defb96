using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.BackOffice.Pages.Intake;

/// <summary>A page on which staff key in what a firm filed on paper.</summary>
public abstract class PaperPage : OfficePage
{
    protected const string NoSuchMember = "この番号の会員は登録されていません。番号を確かめてください。";

    [BindProperty]
    public PaperInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>What was keyed in before this page; null when nothing was.</summary>
    public FilingOnDesk.Result? Entered { get; private set; }

    /// <summary>Where the form differs from what is stored meanwhile: label, stored, typed.</summary>
    public IReadOnlyList<StaleDifference> Differences { get; private set; } = [];

    protected async Task ShowEntered()
    {
        if (Done is not null && await Run(new FilingOnDesk(Done)) is { Succeeded: true } found)
        {
            Entered = found.Value;
        }
    }

    protected async Task<IActionResult> PageWithEntered()
    {
        await ShowEntered();
        return Page();
    }

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

    /// <summary>The page again, what was typed kept, with a sentence at one field.</summary>
    protected IActionResult Wrong(string field, string sentence)
    {
        ModelState.AddModelError(field, sentence);
        return Page();
    }

    protected DateOnly? ReceivedOn()
    {
        if (JapaneseDate.TryParse(Input.ReceivedOn, out var received, out var reason))
        {
            return received;
        }
        ModelState.AddModelError("Input.ReceivedOn", reason);
        return null;
    }
}

/// <summary>In the order in which the pages ask. Dates stay as they are typed.</summary>
public sealed class PaperInput
{
    public string? ReceivedOn { get; set; }
    public string? PaperSigner { get; set; }
    public string? EnterpriseNumber { get; set; }
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
    public string? MemberNumber { get; set; }
    public string? RetiredOn { get; set; }
    public string? Reason { get; set; }
    public bool AnotherPerson { get; set; }
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

    public static PaperInput Of(EmployeeContent content, int version) => new()
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

    private static string? Day(DateOnly? day) => day is { } known ? JapaneseDate.Compact(known) : null;
}

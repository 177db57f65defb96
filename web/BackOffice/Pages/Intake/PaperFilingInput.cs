using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;

namespace WelfareMutual.Web.BackOffice.Pages.Intake;

/// <summary>What the form asks.</summary>
public sealed partial class PaperFilingModel
{
    public sealed class InputModel
    {
        public string? ReceivedOn { get; set; }
        public string? PaperSigner { get; set; }
        public string? MemberNumber { get; set; }
        public string? RetiredOn { get; set; }
        public string? Reason { get; set; }
        public string? EnterpriseNumber { get; set; }
        public string? FamilyName { get; set; }
        public string? GivenName { get; set; }
        public string? FamilyKana { get; set; }
        public string? GivenKana { get; set; }
        public string? BornOn { get; set; }
        public string? Employment { get; set; }
        public string? Workplace { get; set; }
        public string? HiredOn { get; set; }

        public EmployeeForm Form() => new()
        {
            FamilyName = FamilyName ?? "", GivenName = GivenName ?? "", FamilyKana = FamilyKana ?? "", GivenKana = GivenKana ?? "", BornOn = BornOn ?? "",
            Employment = Employment, Workplace = Workplace, HiredOn = HiredOn,
        };
    }
}

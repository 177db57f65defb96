using Microsoft.AspNetCore.Mvc;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.BackOffice.Pages.CondolenceBenefits;

/// <summary>What the form asks.</summary>
public sealed partial class PaperClaimModel
{
    public sealed class InputModel
    {
        public string? MemberNumber { get; set; }
        public string? Kind { get; set; }
        public DateInput ReceivedOn { get; set; } = new();
        public DateInput Date { get; set; } = new();
        public string? Level { get; set; }
        public string? Relation { get; set; }
        public string? Name { get; set; }
        public string? Kana { get; set; }
        public string? BankSearch { get; set; }
        public string? BranchSearch { get; set; }
        public string? Bank { get; set; }
        public string? Branch { get; set; }
        public string? AccountKind { get; set; }
        public string? AccountNumber { get; set; }
        public string? Holder { get; set; }

        public Dictionary<string, string> Answers() => new (string Field, string? Text)[]
        {
            ("Level", Level), ("Relation", Relation), ("Name", Name), ("Kana", Kana), ("Bank", Bank), ("Branch", Branch),
            ("AccountKind", AccountKind), ("AccountNumber", AccountNumber), ("Holder", Holder),
        }.Where(t => t.Text is not null).ToDictionary(t => t.Field, t => t.Text!, StringComparer.Ordinal);
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.BackOffice.Pages.CondolenceBenefits;

/// <summary>A page that keys in what a paper says: the claim, or the correction of one.</summary>
public interface IPaperFields
{
    PaperClaimInput Input { get; }
    PaperClaimForm.Kind Claim { get; }
    BankChoices Banks { get; }

    /// <summary>Codes of the questions that the page asks.</summary>
    IReadOnlyCollection<string> Asked { get; }

    /// <summary>Where the search for a bank is sent.</summary>
    string Search { get; }
}

/// <summary>The fields of all questions; a page shows those of its own.</summary>
public sealed class PaperClaimInput
{
    public string? MemberNumber { get; set; }
    public string? Kind { get; set; }
    public DateInput ReceivedOn { get; set; } = new();
    public DateInput Date { get; set; } = new();
    public DateInput From { get; set; } = new();
    public DateInput Back { get; set; } = new();
    public string? Level { get; set; }
    public string? Relation { get; set; }
    public string? Name { get; set; }
    public string? Kana { get; set; }
    public string? Cause { get; set; }
    public string? Degree { get; set; }
    public string? Rate { get; set; }
    public string? BankSearch { get; set; }
    public string? BranchSearch { get; set; }
    public string? Bank { get; set; }
    public string? Branch { get; set; }
    public string? AccountKind { get; set; }
    public string? AccountNumber { get; set; }
    public string? Holder { get; set; }

    /// <summary>What was typed, by field. A date that is asked for and cannot be read is an error of the form.</summary>
    public Dictionary<string, string> Answers(IReadOnlyCollection<string> asked, ModelStateDictionary state)
    {
        var typed = new (string Field, string? Text)[]
        {
            ("Level", Level), ("Relation", Relation), ("Name", Name), ("Kana", Kana), ("Cause", Cause), ("Degree", Degree), ("Rate", Rate),
            ("Bank", Bank), ("Branch", Branch), ("AccountKind", AccountKind), ("AccountNumber", AccountNumber), ("Holder", Holder),
        };
        var answers = typed.Where(t => t.Text is not null).ToDictionary(t => t.Field, t => t.Text!, StringComparer.Ordinal);
        void Day(string question, string field, DateInput given, string label)
        {
            if (asked.Contains(question) && Read(given, label, $"Input.{field}", state) is { } day)
            {
                answers[field] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
        }
        Day("date", "Date", Date, "日付");
        Day("period", "From", From, "最初の日");
        Day("period", "Back", Back, "終わりの日");
        return answers;
    }

    public static DateOnly? Read(DateInput given, string label, string field, ModelStateDictionary state)
    {
        if (given.TryRead(label, out var day, out var error))
        {
            return day;
        }
        state.AddModelError(field, error);
        return null;
    }

    /// <summary>One bank or branch that the search found needs no choice.</summary>
    public void Choose(BankChoices found)
    {
        Bank ??= found.Chosen?.Code;
        Branch ??= found.Branches is [var only] ? only.Code : null;
    }
}

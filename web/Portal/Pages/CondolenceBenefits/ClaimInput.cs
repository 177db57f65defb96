using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.Portal.Pages.CondolenceBenefits;

/// <summary>The fields of all questions; a page shows those of its own.</summary>
public sealed class ClaimInput
{
    public DateInput Date { get; set; } = new();
    public string? Level { get; set; }
    public string? Relation { get; set; }
    public string? Name { get; set; }
    public string? Kana { get; set; }
    public string? Bank { get; set; }
    public string? Branch { get; set; }
    public string? AccountKind { get; set; }
    public string? AccountNumber { get; set; }
    public string? Holder { get; set; }
    public string? Search { get; set; }
    public string? BankSearch { get; set; }
    public string? BranchSearch { get; set; }

    public static ClaimInput From(IReadOnlyDictionary<string, string> answers) => new()
    {
        Date = DateOnly.TryParseExact(answers.GetValueOrDefault("Date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? DateInput.From(day) : new(),
        Level = answers.GetValueOrDefault("Level"),
        Relation = answers.GetValueOrDefault("Relation"),
        Name = answers.GetValueOrDefault("Name"),
        Kana = answers.GetValueOrDefault("Kana"),
        Bank = answers.GetValueOrDefault("Bank"),
        Branch = answers.GetValueOrDefault("Branch"),
        AccountKind = answers.GetValueOrDefault("AccountKind"),
        AccountNumber = answers.GetValueOrDefault("AccountNumber"),
        Holder = answers.GetValueOrDefault("Holder"),
    };

    public bool IsEmpty => Date.IsEmpty && Typed.All(t => string.IsNullOrWhiteSpace(t.Text));

    private (string Field, string? Text)[] Typed =>
    [
        ("Level", Level), ("Relation", Relation), ("Name", Name), ("Kana", Kana), ("Bank", Bank), ("Branch", Branch),
        ("AccountKind", AccountKind), ("AccountNumber", AccountNumber), ("Holder", Holder),
    ];

    /// <summary>What was typed, by field. A date that cannot be read is an error of the form.</summary>
    public Dictionary<string, string> Answers(bool date, ModelStateDictionary state)
    {
        var answers = Typed.Where(t => t.Text is not null).ToDictionary(t => t.Field, t => t.Text!, StringComparer.Ordinal);
        if (date)
        {
            if (Date.TryRead("日付", out var day, out var error))
            {
                answers["Date"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            }
            else
            {
                state.AddModelError("Input.Date", error);
            }
        }
        return answers;
    }
}

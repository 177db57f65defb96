namespace WelfareMutual.Members.Employees;

/// <summary>A person as typed on a form: every date in any spelling, every number in any width.</summary>
public sealed record EmployeeForm
{
    public string FamilyName { get; init; } = "";
    public string GivenName { get; init; } = "";
    public string FamilyKana { get; init; } = "";
    public string GivenKana { get; init; } = "";
    public string BornOn { get; init; } = "";

    /// <summary>Male, Female, NotStated, or empty.</summary>
    public string? Sex { get; init; }
    public string? Employment { get; init; }
    public string? Workplace { get; init; }
    public string? HiredOn { get; init; }
    public string? MarriedOn { get; init; }
    public string? EmployeeCode { get; init; }
    public string? PostalCode { get; init; }
    public string? Address { get; init; }
    public string? Phone { get; init; }
    public string? Mail { get; init; }
}

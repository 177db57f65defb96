using WelfareMutual.Members.Rules;
using Xunit;

namespace WelfareMutual.Tests.Modules.Members.Rules;

public sealed class EmployeeRulesTests
{
    private static readonly DateOnly Today = new(2026, 10, 13);

    [Fact]
    public void Kana_that_are_too_long_are_not_called_unreadable()
    {
        Assert.Null(EmployeeRules.Read(Firm.Person(familyKana: new string('ヤ', 41), givenKana: "桜"), Today, out var faults));
        Assert.Equal([("members-too-long", "FamilyKana"), ("members-not-kana", "GivenKana")], faults.Select(f => (f.Code, f.Field)));
        Assert.Contains("いま41文字", faults[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2028/10/13", null)]
    [InlineData("2028/10/14", "members-too-far-ahead")]
    [InlineData("2206/10/31", "members-too-far-ahead")]
    [InlineData("9999/12/31", "members-too-far-ahead")]
    [InlineData("2026/3/31", "members-leaving-before-joining")]
    [InlineData("R8.2.30", "members-date-unreadable")]
    public void A_day_of_retirement_lies_between_the_joining_and_two_years_ahead(string typed, string? code)
    {
        var faults = new List<WelfareMutual.Kernel.Refusal>();
        Assert.Equal(code is null, EmployeeRules.Retirement(typed, new(2026, 4, 1), Today, faults) is not null);
        Assert.Equal(code, faults.SingleOrDefault()?.Code);
        Assert.All(faults, f => Assert.Equal("RetiredOn", f.Field));
        Assert.Equal(faults.SingleOrDefault()?.Text, EmployeeRules.Wanted(typed, new(2026, 4, 1), Today).WhyNot);
        Assert.Equal(default, EmployeeRules.Wanted(" ", null, Today));
    }

    [Fact]
    public void No_day_of_an_employee_lies_further_ahead_than_in_a_roster()
    {
        Assert.Null(EmployeeRules.Read(Firm.Person() with { HiredOn = "2206/10/31", MarriedOn = "9999/12/31" }, Today, out var faults));
        Assert.Equal([("members-too-far-ahead", "HiredOn"), ("members-too-far-ahead", "MarriedOn")], faults.Select(f => (f.Code, f.Field)));
    }
}

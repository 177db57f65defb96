using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using Xunit;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Tables;

/// <summary>One amount is changed in its field, not in the text of the whole scheme.</summary>
public sealed class BenefitAmountsTests
{
    private static readonly DateOnly Change = new(2027, 1, 20);

    [Theory]
    [InlineData("hyogo-familypack")]
    [InlineData("mishima-tagata")]
    public void The_fields_of_a_scheme_put_back_as_they_are_give_the_same_scheme(string scheme)
    {
        var table = SchemeImport.Read(scheme);
        var again = table with { Rules = [.. table.Rules.Select(r => r with { Pay = AmountSlots.With(r.Pay, [.. AmountSlots.Of(r).Select(a => a.Yen)]) })] };
        Assert.Equal(RuleJson.Write(table), RuleJson.Write(again));
        Assert.All(table.Rules, r => Assert.Equal(AmountSlots.Of(r).Count, AmountSlots.Of(r).Select(a => a.Label).Distinct().Count())); // told apart by their words
    }

    [Fact]
    public async Task Amount_and_period_of_one_rule_change_and_nothing_else()
    {
        await using var world = await ClaimWorld.Start();
        var shown = await world.Approver.Do(new ShowBenefitAmounts());
        Assert.Equal("1", shown.Version);
        var typed = Typed(shown);
        var sick = typed.FindIndex(r => r.Id == "sick");
        Assert.Equal(["30日以上60日未満", "60日以上"], shown.Rules[sick].Amounts.Select(a => a.Label));
        typed[sick] = typed[sick] with { Amounts = [12000, null], Within = 18, Unit = "Month" };
        var table = (await world.Approver.Do(new ComposeBenefitTable(shown.Version, typed))).Table;
        Assert.NotEmpty((await world.Approver.Do(new PreviewBenefitTable(table, Change))).Rows);
        await world.Approver.Do(new EnterBenefitTable(table, Change));

        var next = await world.Approver.Do(new ShowBenefitAmounts());
        Assert.Equal(("2", 12000L, (int?)18, "Month"), (next.Version, next.Rules[sick].Amounts[0].Yen!.Value, next.Rules[sick].Within, next.Rules[sick].Unit));
        var (before, after) = (SchemeImport.Read("hyogo-familypack").Rules.Where(r => r.Id != "sick"), RuleJson.Read<BenefitTable>(table).Rules.Where(r => r.Id != "sick"));
        Assert.Equal(before.Select(r => RuleJson.Write(r)), after.Select(r => RuleJson.Write(r)));
        Assert.Equal(RefusalKind.Stale, (await world.Approver.Run(new ComposeBenefitTable("1", typed))).Refusal!.Kind); // another version was entered meanwhile
    }

    [Fact]
    public async Task What_is_no_period_or_not_the_form_that_was_shown_is_refused()
    {
        await using var world = await ClaimWorld.Start();
        var shown = await world.Approver.Do(new ShowBenefitAmounts());
        var typed = Typed(shown);
        Assert.Equal("benefits-table-within", (await world.Approver.Run(new ComposeBenefitTable("1", [typed[0] with { Within = 0 }, .. typed.Skip(1)]))).Refusal!.Code);
        Assert.Equal("benefits-table-within", (await world.Approver.Run(new ComposeBenefitTable("1", [typed[0] with { Unit = "Moon" }, .. typed.Skip(1)]))).Refusal!.Code);
        Assert.Equal(RefusalKind.Stale, (await world.Approver.Run(new ComposeBenefitTable("1", [.. typed.Skip(1)]))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Stale, (await world.Approver.Run(new ComposeBenefitTable("1", [typed[0] with { Amounts = [] }, .. typed.Skip(1)]))).Refusal!.Kind);
        var zero = (await world.Approver.Do(new ComposeBenefitTable("1", [typed[0] with { Amounts = [0] }, .. typed.Skip(1)]))).Table;
        Assert.Equal("benefits-table-rule", (await world.Approver.Run(new EnterBenefitTable(zero, Change))).Refusal!.Code);
        Assert.Equal(RefusalKind.Forbidden, (await (await world.Site.Staff(StaffRole.Clerk)).Run(new ComposeBenefitTable("1", typed))).Refusal!.Kind);
    }

    private static List<ComposeBenefitTable.Rule> Typed(ShowBenefitAmounts.Result shown) =>
        [.. shown.Rules.Select(r => new ComposeBenefitTable.Rule(r.Id, [.. r.Amounts.Select(a => a.Yen)], r.Within, r.Unit))];
}

using Xunit;
using WelfareMutual.CondolenceBenefits.Rules;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Rules;

/// <summary>Facts in few words: a member since a day, an event, a claim two weeks later with all documents.</summary>
internal static class Claims
{
    public static readonly BenefitTable Hyogo = SchemeImport.Read("hyogo-familypack");

    public static readonly BenefitTable Mishima = SchemeImport.Read("mishima-tagata");

    public static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    public static ClaimFacts Facts(BenefitKind kind, string eventDate, string joined = "2015-04-01", string? left = null)
    {
        var day = Day(eventDate);
        return new ClaimFacts(kind, day, day.AddDays(14), Subject(kind), "subject-1")
        {
            Memberships = [new MembershipSpan(Day(joined), left is null ? null : Day(left))],
            Documents = [.. DocumentDefaults.For(kind).Select(document => document.Id)],
        };
    }

    public static ClaimFacts Absence(string first, string back, params string[] earlier) =>
        Facts(BenefitKind.SicknessAbsence, first) with
        {
            AbsentFrom = Day(first),
            BackOn = Day(back),
            ClaimDate = Day(back),
            EarlierBenefits = [.. earlier.Select(day => new EarlierBenefit(BenefitKind.SicknessAbsence, Day(day), "subject-1"))],
        };

    public static Decision Decide(this BenefitTable table, ClaimFacts facts) => Entitlement.Decide([table], facts);

    public static BenefitTable With(this BenefitTable table, string rule, Func<BenefitRule, BenefitRule> change) =>
        table with { Rules = [.. table.Rules.Select(one => one.Id == rule ? change(one) : one)] };

    public static void Pays(this Decision decision, long amount)
    {
        Assert.True(decision.Kind == DecisionKind.Payable, RuleJson.Write(decision));
        Assert.Equal(amount, decision.AmountYen);
    }

    public static void RefusedAs(this Decision decision, string code)
    {
        Assert.Equal(DecisionKind.Refused, decision.Kind);
        Assert.Null(decision.AmountYen);
        Assert.Contains(decision.Refusals, refusal => refusal.Code == code);
        Assert.Equal(CheckState.NotSatisfied, decision.Checks[0].State);
    }

    public static void NeedsPerson(this Decision decision)
    {
        Assert.Equal(DecisionKind.Manual, decision.Kind);
        Assert.Null(decision.AmountYen);
        Assert.NotEmpty(decision.ManualReasons);
    }

    private static Relation Subject(BenefitKind kind) => kind switch
    {
        BenefitKind.Childbirth or BenefitKind.SchoolEntry or BenefitKind.SchoolGraduation => Relation.Child,
        BenefitKind.HouseDisasterRelativeDeath => Relation.CohabitingFamily,
        _ => Relation.Member,
    };
}

using WelfareMutual.CondolenceBenefits.Rules;
using Xunit;
using static WelfareMutual.Tests.Modules.CondolenceBenefits.Rules.Claims;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Rules;

public sealed class ReplayTests
{
    [Fact]
    public void Stored_facts_through_the_stored_version_give_the_same_decision()
    {
        ClaimFacts[] claims = [Facts(BenefitKind.Childbirth, "2025-05-01"), Absence("2025-08-01", "2025-09-01"), Absence("2025-04-20", "2025-06-01", "2024-05-01"),
            Facts(BenefitKind.NoClaimBonus, "2026-03-10") with { QualifyingEvents = [Day("2021-03-10")] }];
        foreach (var facts in claims)
        {
            var decided = RuleJson.Write(Hyogo.Decide(facts));

            Assert.Equal(decided, RuleJson.Write(Entitlement.Replay(RuleJson.Write(facts), RuleJson.Write(Hyogo))));
            Assert.Equal(decided, RuleJson.Write(RuleJson.Read<Decision>(decided)));
        }
    }

    [Fact]
    public void Ten_thousand_random_claims_replay_to_the_same_decision()
    {
        var random = new Random(20261121);
        var kinds = Enum.GetValues<BenefitKind>();
        var payable = 0;
        var tables = new[] { (Table: Hyogo, Json: RuleJson.Write(Hyogo)), (Table: Mishima, Json: RuleJson.Write(Mishima)) };
        for (var i = 0; i < 10_000; i++)
        {
            var (table, json) = tables[i % 2];
            var facts = Anyone(random, kinds[random.Next(kinds.Length)]);
            var decision = table.Decide(facts);
            payable += decision.IsPayable ? 1 : 0;
            var again = Entitlement.Replay(RuleJson.Write(facts), json);
            Assert.Equal((decision.Kind, decision.AmountYen, decision.RuleId), (again.Kind, again.AmountYen, again.RuleId));
            Assert.Equal(decision.Explanation, again.Explanation);
        }

        Assert.InRange(payable, 1_000, 9_000);
    }

    private static ClaimFacts Anyone(Random random, BenefitKind kind)
    {
        var day = Day("2020-01-01").AddDays(random.Next(2_200));
        string[] causes = ["illness", "accident", "traffic_accident", "fire_etc", "natural", "flood_above_floor"];
        return Facts(kind, RuleJson.Write(day).Trim('"'), random.Next(5) == 0 ? "2021-02-10" : "2010-04-01") with
        {
            BirthDate = day.AddYears(-random.Next(18, 80)),
            Hired = day.AddYears(-random.Next(1, 45)),
            Married = day.AddYears(-random.Next(1, 50)),
            SchoolLevel = (SchoolLevel)random.Next(3),
            Subject = kind == BenefitKind.DeathFamily ? (Relation)random.Next(1, 5) : Facts(kind, "2025-01-01").Subject,
            AbsentFrom = day,
            BackOn = day.AddDays(random.Next(1, 90)),
            ClaimDate = day.AddDays(random.Next(0, 400)),
            Cause = causes[random.Next(causes.Length)],
            Degree = random.Next(2) == 0 ? "severe" : "after-effects",
            DamageRate = random.Next(101) / 100m,
            QualifyingEvents = [day.AddDays(-random.Next(3_000))],
        };
    }
}

namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Hyogo 会員奨励金: so many years since the member last met any benefit condition. Meeting it counts, not being
/// paid for it (DOMAIN 7, rule 2).</summary>
internal static class QuietYears
{
    public static DateOnly? Day(BenefitRule rule, ClaimFacts facts)
    {
        var joined = facts.Memberships.Where(span => span.Contains(facts.ClaimDate)).Select(span => (DateOnly?)span.Joined).FirstOrDefault();
        if (joined is not { } from || rule.Trigger.Years is not { } years)
        {
            return null;
        }

        var last = facts.QualifyingEvents.Concat(facts.EarlierBenefits.Select(benefit => benefit.EventDate))
            .Where(day => day >= from && day <= facts.ClaimDate)
            .DefaultIfEmpty(from)
            .Max();
        return last.AddYears(years);
    }
}

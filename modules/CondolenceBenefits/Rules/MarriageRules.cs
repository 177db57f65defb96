namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Never twice for the same spouse ([sum], [kksc]); a registered marriage only ([tamano]) where the rule says so.</summary>
internal static class MarriageRules
{
    public static IEnumerable<Finding> Check(Question question)
    {
        var (eligibility, facts) = (question.Rule.Eligibility, question.Facts);
        if (eligibility.LegalMarriageOnly)
        {
            yield return facts.LegalMarriage
                ? Finding.Satisfied("婚姻届の受理", Words.Of(question.Day))
                : Finding.Refused("婚姻届の受理", "届けのない結婚", "benefits.not_registered", "婚姻届が受理された結婚が対象です。", "event_date");
        }

        if (eligibility.SameSpouseOnce)
        {
            var again = facts.SpouseKey is not null && facts.EarlierBenefits.Any(benefit =>
                benefit.Kind == BenefitKind.Marriage && benefit.SpouseKey == facts.SpouseKey);
            yield return again
                ? Finding.Refused("同じ相手は1回", "前に支給あり", "benefits.same_spouse", "同じ相手との結婚には、すでに支給しています。", "spouse")
                : Finding.Satisfied("同じ相手は1回", "前の支給なし");
        }
    }
}

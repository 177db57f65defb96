namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>From the versions of a table and the facts to an amount, a refusal, or a question for a person.</summary>
internal static class Entitlement
{
    public static Decision Decide(IReadOnlyList<BenefitTable> versions, ClaimFacts facts)
    {
        var rules = versions
            .SelectMany(table => table.Rules, (table, rule) => (Table: table, Rule: rule))
            .Where(found => Concerns(found.Rule, facts))
            .ToList();
        var questions = rules
            .Select(found => EventDay.Of(found.Rule, facts) is { } day ? new Question(found.Table, found.Rule, facts, day.Day, day.Step) : null)
            .OfType<Question>()
            .Where(question => question.Table.Covers(question.Day))
            .ToList();
        return questions.Count switch
        {
            1 => Answer(questions[0]),
            0 => NoRule(rules.Count > 0),
            _ => new Decision(DecisionKind.Manual, null)
            {
                ManualReasons = [$"2つ以上の規則が当てはまります（{string.Join("、", questions.Select(question => question.Rule.Id))}）。"],
            },
        };
    }

    /// <summary>The stored inputs through the stored version: must give the stored amount (CON-10).</summary>
    public static Decision Replay(string storedFacts, string storedTable) =>
        Decide([RuleJson.Read<BenefitTable>(storedTable)], RuleJson.Read<ClaimFacts>(storedFacts));

    private static bool Concerns(BenefitRule rule, ClaimFacts facts) =>
        rule.Kind == facts.Kind
        && (rule.Trigger.Relations.Count == 0 || rule.Trigger.Relations.Contains(facts.Subject))
        && (rule.Trigger.SchoolLevels.Count == 0 || (facts.SchoolLevel is { } level && rule.Trigger.SchoolLevels.Contains(level)));

    private static Decision NoRule(bool kindExists)
    {
        var refusal = kindExists
            ? new RuleRefusal("benefits.not_due", "この日に当てはまる給付がありません。日付と年数を確かめてください。", "event_date")
            : new RuleRefusal("benefits.no_such_benefit", "この給付は規程にありません。", "kind");
        return new Decision(DecisionKind.Refused, null)
        {
            Refusals = [refusal],
            Checks = [new CheckLine(CheckState.NotSatisfied, "当てはまる給付", refusal.Text, string.Empty)],
        };
    }

    private static Decision Answer(Question question)
    {
        var amount = Amount.Of(question);
        var findings = Findings(question).Concat(amount.Problem is { } problem ? [problem] : []).ToList();
        var refusals = findings.Select(finding => finding.Refusal).OfType<RuleRefusal>().ToList();
        var manual = findings.Select(finding => finding.Manual).OfType<string>().ToList();
        var kind = refusals.Count > 0 ? DecisionKind.Refused : manual.Count > 0 ? DecisionKind.Manual : DecisionKind.Payable;
        var rule = question.Rule;
        return new Decision(kind, kind == DecisionKind.Payable ? amount.Yen : null)
        {
            RuleId = rule.Id,
            RuleLabel = rule.Label,
            SchemeId = question.Table.SchemeId,
            Version = question.Table.Version,
            EventDay = question.Day,
            ClaimBy = ClaimTime.ClaimBy(question),
            Step = question.Step,
            Explanation = [$"{rule.Label}：{Words.Of(question.Day)}の規程（{question.Table.Label}、第{question.Table.Version}版）", .. amount.Steps],
            Checks = [.. findings.OrderBy(finding => finding.State).Select(finding => new CheckLine(finding.State, finding.Rule, finding.Inputs, rule.Source))],
            Refusals = refusals,
            ManualReasons = manual,
            Documents = rule.Documents,
        };
    }

    private static IEnumerable<Finding> Findings(Question question) =>
    [
        MembershipOnEventDay.Check(question),
        .. MembershipLength.Check(question),
        .. ArrearsRule.Check(question) is { } arrears ? (Finding[])[arrears] : [],
        SameEventOnce.Check(question),
        .. RepeatLimit.Check(question),
        .. MarriageRules.Check(question),
        .. NewbornDeath.Check(question) is { } newborn ? (Finding[])[newborn] : [],
        .. ClaimTime.Check(question),
        .. DocumentsRule.Check(question),
    ];
}

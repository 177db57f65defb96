using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits.Benefits;

/// <summary>A claim on the shared screens: what was stated, what was corrected, what the register says, what the rules say.</summary>
internal sealed class BenefitDetails(BenefitsDb db, Assessing assessing, IPayouts payouts, IBanks banks, PersonKeys keys) : ICaseDetails
{
    public string Module => BenefitsModuleName.Value;

    public IReadOnlyList<Purpose> Opens(string kind) => Assessing.Opens(Enum.Parse<BenefitKind>(kind));

    public Purpose CompartmentOf(string kind, string need) => Compartments.OfDocument(Enum.Parse<BenefitKind>(kind), need);

    public async Task<CaseDetails?> ForOffice(CaseAround around, CancellationToken ct)
    {
        if (await assessing.Of(around, ct) is not { } claim)
        {
            return null;
        }
        var family = around.Member.Family();
        var questions = ClaimQuestion.Correctable(claim.Benefit.Kind);
        var facts = questions.Where(q => q.Code != ClaimQuestion.Account.Code).Select(q => FactOf(q, claim, family)).ToList();
        facts.Add(new("振込先の口座", $"{claim.Benefit.AccountTail.Open()}　{claim.Benefit.Payee.Open().HolderKana}", claim.Benefit.FormerAccountTail?.Open(), null));
        facts.Add(new("申請の日", Words.Of(claim.Benefit.ClaimDate), null, null));
        var decision = claim.Decision;
        return new(
            facts, Rules(decision), decision.AmountYen is { } yen ? new Yen(yen) : null,
            $"{decision.RuleLabel ?? claim.Benefit.Title}（第{decision.Version ?? "1"}版）", decision.Explanation,
            [.. questions.Select(q => new CaseField(q.Code, q.Label)), .. decision.Documents.Select(d => new CaseField($"document:{d.Id}", d.Label))]);
    }

    public async Task<Refusal?> TakeBack(Guid caseId, CaseState from, CancellationToken ct) =>
        from != CaseState.Approved || await payouts.Cancel(caseId, ct) ? null : ClaimRefusals.InBatch;

    public async Task<MemberDetails?> ForMember(Guid caseId, CancellationToken ct)
    {
        var benefit = await db.Benefits.AsNoTracking().SingleOrDefaultAsync(b => b.Id == caseId, ct);
        if (benefit is null)
        {
            return null;
        }
        await keys.LoadFor(benefit.PersonId, Purpose.Own, ct);
        return new(benefit.AccountTail.Open(), $"{benefit.Title}（第{benefit.RuleVersion}版）", benefit.Why.Open(),
            [.. ClaimQuestion.Correctable(benefit.Kind).Select(q => new CaseField(q.Code, q.Label))], benefit.Kind.IsOfMourning());
    }

    private CaseFact FactOf(ClaimQuestion question, AssessedClaim claim, IReadOnlyList<Relative> family)
    {
        var (now, before) = (claim.Answers.Shown(question, banks), claim.Former.Shown(question, banks));
        var registered = question.Code switch
        {
            "spouse" => Registered(family.Where(f => f.Kinship == Kinship.Spouse)),
            "child" => Registered(family.Where(f => f.Kinship == Kinship.Child)),
            "person" => Registered(family),
            _ => null,
        };
        return new(question.Label, now, now == before ? null : before, registered);
    }

    private static string? Registered(IEnumerable<Relative> family) =>
        string.Join("、", family.Select(f => $"{f.Name}（{f.Kana}）")) is { Length: > 0 } names ? names : null;

    private static List<CaseRule> Rules(Decision decision) =>
    [
        .. decision.Checks.Select(c => new CaseRule(
            c.State switch { CheckState.NotSatisfied => RuleResult.Bad, CheckState.Look => RuleResult.Warn, _ => RuleResult.Ok }, c.Rule, c.Inputs, c.Source)),
        .. decision.ManualReasons.Select(reason => new CaseRule(RuleResult.Warn, "職員が決める", reason, "")),
    ];
}

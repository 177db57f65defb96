using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.CondolenceBenefits.Benefits;

/// <param name="Former">The answers before the last correction.</param>
internal sealed record AssessedClaim(Benefit Benefit, Answers Answers, Answers Former, ClaimFacts Facts, Decision Decision);

/// <summary>Opens a submitted claim for staff and asks the rules again, with everything that is known now.</summary>
internal sealed class Assessing(BenefitsDb db, BenefitTables tables, PersonKeys keys)
{
    private AssessedClaim? read;

    /// <summary>What a claim of this kind is opened with. One about an illness that came before decision 0045 lies under the office's key.</summary>
    public static IReadOnlyList<Purpose> Opens(BenefitKind kind) =>
        kind.IsOfIllness() ? [Purpose.Own, Purpose.Office, Purpose.Health, Purpose.Bank] : [Purpose.Own, Purpose.Office, Purpose.Bank];

    /// <summary>What this use case has assessed already.</summary>
    public AssessedClaim Of(Guid id) => read?.Benefit.Id == id ? read : throw new InvalidOperationException("the claim was not assessed");

    public async Task<AssessedClaim?> Of(CaseAround around, CancellationToken ct)
    {
        var person = around.Member.Membership.PersonId;
        var found = await db.Benefits.Where(b => b.Id == around.CaseId).Select(b => new
        {
            Benefit = b,
            Corrections = db.Corrections.Where(c => c.BenefitId == b.Id).OrderBy(c => c.CorrectedAt).ToList(),
            Earlier = db.Benefits.Where(o => o.PersonId == b.PersonId && o.Id != b.Id && !Deciding.Undone.Contains(o.State))
                .Select(o => new StandingBenefit(o.Id, o.Kind, o.EventDate, o.SubjectKey, o.SpouseKey, o.RuleId, o.Step)).ToList(),
            Stamp = db.Stamps.Select(s => s.Stamp).First(),
        }).AsSingleQuery().SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }
        await keys.LoadFor(Opens(found.Benefit.Kind).Select(p => (person, p)), ct);
        var benefit = found.Benefit;
        var answers = new Answers(benefit.Statement.Open());
        var former = answers;
        foreach (var correction in found.Corrections)
        {
            (former, answers) = (answers, answers.With(correction.Statement.Open()));
        }
        var subject = new ClaimSubject(benefit.Kind, benefit.EventDate, benefit.SubjectKey, benefit.SpouseKey);
        var ground = new Deciding.Ground(around.Member, Deciding.EarlierOf(found.Earlier), await tables.InForce(found.Stamp, ct));
        var (facts, decision) = Deciding.Decide(ground, subject, answers, benefit.ClaimDate, [.. around.Documents.HandedIn().Select(d => d.Need)]);
        return read = new(benefit, answers, former, facts, decision);
    }
}

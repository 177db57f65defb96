using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.CondolenceBenefits.Benefits;

/// <param name="Former">The answers before the last correction.</param>
internal sealed record AssessedClaim(Benefit Benefit, Answers Answers, Answers Former, ClaimFacts Facts, Decision Decision);

/// <summary>Opens a submitted claim for staff and asks the rules again, with everything that is known now.</summary>
internal sealed class Assessing(BenefitsDb db, Deciding deciding, ICases cases, IMembers members, PersonKeys keys)
{
    private AssessedClaim? read;

    public async Task<AssessedClaim?> Of(Guid id, CancellationToken ct)
    {
        if (read?.Benefit.Id == id)
        {
            return read;
        }
        var benefit = await db.Benefits.SingleOrDefaultAsync(b => b.Id == id, ct);
        if (benefit is null || await members.Of(benefit.PersonId, ct) is not { } membership)
        {
            return null;
        }
        await keys.LoadFor(benefit.PersonId, Purpose.Own, ct);
        await keys.LoadFor(benefit.PersonId, Purpose.Office, ct);
        var corrections = await db.Corrections.AsNoTracking().Where(c => c.BenefitId == id).OrderBy(c => c.CorrectedAt).ToListAsync(ct);
        var answers = new Answers(benefit.Answers.Open());
        var former = answers;
        foreach (var correction in corrections)
        {
            (former, answers) = (answers, answers.With(correction.Answers.Open()));
        }
        var subject = new ClaimSubject(benefit.Kind, benefit.EventDate, benefit.SubjectKey, benefit.SpouseKey);
        var documents = await cases.DocumentsOf(id, ct);
        var (facts, decision) = await deciding.Decide(id, membership, subject, answers, benefit.ClaimDate, [.. documents.Select(d => d.Need)], ct);
        return read = new(benefit, answers, former, facts, decision);
    }
}

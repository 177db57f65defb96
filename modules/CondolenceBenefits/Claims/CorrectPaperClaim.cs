using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Benefits;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>Source: FEATURES BO-04. The answer to a returned paper claim came on paper and is keyed in, by the rules of <see cref="CorrectClaim"/>;
/// whoever keyed it in is in the record and checks nothing of the claim. A claim from the portal is its member's own: staff change nothing of it.</summary>
public sealed record CorrectPaperClaim(Guid CaseId, IReadOnlyDictionary<string, string> Answers) : IOfficeUseCase<CorrectPaperClaim.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);
    public sealed record Result(string Reference);

    internal sealed class Handler(BenefitsDb db, ClaimCorrecting correcting, ICases cases, AuditTrail audit) : IHandle<CorrectPaperClaim, Result>
    {
        public async Task<Outcome<Result>> Handle(CorrectPaperClaim command, CancellationToken ct)
        {
            var benefit = await db.Benefits.FromSql($"select * from condolence_benefits.benefit where id = {command.CaseId} for update").SingleOrDefaultAsync(ct);
            if (benefit is null || benefit.State != BenefitState.Returned || (await cases.Find(benefit.Id, ct))?.EnteredBy is null)
            {
                return Refusal.NotFound;
            }
            audit.About(benefit.Id);
            var submitted = await correcting.Correct(benefit, command.Answers, ct);
            return submitted.Succeeded ? new Result(submitted.Value) : submitted.Refusals.ToList();
        }
    }
}

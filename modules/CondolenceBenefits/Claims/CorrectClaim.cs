using Microsoft.EntityFrameworkCore;
using WelfareMutual.CondolenceBenefits.Benefits;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>Source: FEATURES BO-04. The member corrects what was reopened.</summary>
public sealed record CorrectClaim(Guid Id, IReadOnlyDictionary<string, string> Answers) : IPortalUseCase<CorrectClaim.Result>, IMovesMoneyOrMail
{
    public static Access Access => Access.Member;
    public sealed record Result(string Reference);

    internal sealed class Handler(BenefitsDb db, ClaimCorrecting correcting, AuditTrail audit, Actor actor) : IHandle<CorrectClaim, Result>
    {
        public async Task<Outcome<Result>> Handle(CorrectClaim command, CancellationToken ct)
        {
            var benefit = await db.Benefits.FromSql($"select * from condolence_benefits.benefit where id = {command.Id} and person_id = {actor.PersonId} for update").SingleOrDefaultAsync(ct);
            if (benefit is null || benefit.State != BenefitState.Returned)
            {
                return Refusal.NotFound;
            }
            audit.About(benefit.Id);
            var submitted = await correcting.Correct(benefit, command.Answers, ct);
            return submitted.Succeeded ? new Result(submitted.Value) : submitted.Refusals.ToList();
        }
    }
}

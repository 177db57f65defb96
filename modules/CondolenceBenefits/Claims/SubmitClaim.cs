using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>この内容で申請する. The draft's answers are sealed for staff and erased for everyone else.</summary>
public sealed record SubmitClaim(Guid Id, bool Declared) : IPortalUseCase<SubmitClaim.Result>, IMovesMoneyOrMail
{
    public static Access Access => Access.Member;
    public sealed record Result(string Reference);

    internal sealed class Handler(
        BenefitsDb db, BenefitTables tables, ClaimFiling filing, ICases cases, PersonKeys keys, AuditTrail audit, Actor actor, Clock clock) : IHandle<SubmitClaim, Result>
    {
        public async Task<Outcome<Result>> Handle(SubmitClaim command, CancellationToken ct)
        {
            if (await db.Locked(command.Id, actor.PersonId, ct) is not { } draft)
            {
                return Refusal.NotFound;
            }
            audit.About(draft.Id);
            if (!command.Declared)
            {
                return ClaimRefusals.NotDeclared;
            }
            await keys.LoadFor(actor.PersonId, Purpose.Own, ct);
            var answers = draft.Read();
            var documents = (await cases.DocumentsOf(draft.Id, ct)).HandedIn();
            var rule = await tables.RuleOf(draft.Kind, answers.Day, ct);
            if (ClaimQuestion.For(draft.Kind, rule?.Documents.Count > 0)?.All(q => q == ClaimQuestion.Documents ? documents.Count > 0 : answers.Has(q)) != true)
            {
                return ClaimRefusals.Unanswered;
            }
            var filed = await filing.File(draft.Id, actor.PersonId, draft.Kind, draft.Title, answers, clock.Today, [.. documents.Select(d => d.Need)], ct);
            if (!filed.Succeeded)
            {
                return filed.Refusals.ToList();
            }
            db.Drafts.Remove(draft);
            await db.SaveChangesAsync(ct);
            return new Result(filed.Value);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>Opens a draft, or finds the one that was begun.</summary>
public sealed record StartClaim(string Kind) : IPortalUseCase<StartClaim.Result>
{
    public static Access Access => Access.Member;
    public sealed record Result(Guid Id, string Question);

    internal sealed class Handler(BenefitsDb db, BenefitTables tables, ICases cases, IMembers members, Actor actor, Clock clock) : IHandle<StartClaim, Result>
    {
        public async Task<Outcome<Result>> Handle(StartClaim command, CancellationToken ct)
        {
            if (!Enum.TryParse<BenefitKind>(command.Kind, out var kind) || await tables.RuleOf(kind, null, ct) is not { } rule)
            {
                return Refusal.NotFound;
            }
            if (ClaimQuestion.For(kind, rule.Documents.Count > 0) is not { } questions)
            {
                return ClaimRefusals.NotOnline;
            }
            if (await members.Of(actor.PersonId, ct) is not { } membership)
            {
                return ClaimRefusals.NotMember;
            }
            if (await db.Drafts.AsNoTracking().Where(d => d.PersonId == actor.PersonId && d.Kind == kind).OrderBy(d => d.UpdatedAt).FirstOrDefaultAsync(ct) is { } begun)
            {
                return new Result(begun.Id, questions[0].Code);
            }
            var id = Guid.CreateVersion7();
            await cases.OpenDraft(new NewCase(id, BenefitsModuleName.Value, kind.ToString(), rule.Label, actor.PersonId, membership.EnterpriseId, null), ct);
            db.Drafts.Add(ClaimDraft.Of(id, actor.PersonId, kind, rule.Label, clock.Now));
            await db.SaveChangesAsync(ct);
            return new Result(id, questions[0].Code);
        }
    }
}

internal static class BenefitsModuleName
{
    public const string Value = "condolence-benefits";
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>All answers, the amount with its reason, and what comes next, before anything is submitted.</summary>
public sealed record CheckClaim(Guid Id) : IPortalUseCase<CheckClaim.Result>, IQuery
{
    public static Access Access => Access.Member;

    /// <param name="Amount">Null when a person decides.</param>
    /// <param name="Problems">Why it cannot be submitted as it is.</param>
    public sealed record Result(
        string Title, IReadOnlyList<Answer> Answers, IReadOnlyList<DocumentView> Documents, Yen? Amount, string RuleName, IReadOnlyList<string> Why,
        IReadOnlyList<string> Problems, DateOnly? ClaimBy, bool AsksDocuments, bool Complete);
    public sealed record Answer(string Question, string Label, string Text);

    internal sealed class Handler(
        BenefitsDb db, BenefitTables tables, ClaimFiling filing, ICases cases, IBanks banks, PersonKeys keys, Actor actor, Clock clock) : IHandle<CheckClaim, Result>
    {
        public async Task<Outcome<Result>> Handle(CheckClaim query, CancellationToken ct)
        {
            var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(d => d.Id == query.Id && d.PersonId == actor.PersonId, ct);
            if (draft is null)
            {
                return Refusal.NotFound;
            }
            await keys.LoadFor(actor.PersonId, Purpose.Own, ct);
            var answers = draft.Read();
            if (await tables.RuleOf(draft.Kind, answers.Day, ct) is not { } rule || ClaimQuestion.For(draft.Kind, rule.Documents.Count > 0) is not { } questions)
            {
                return Refusal.NotFound;
            }
            var documents = await cases.DocumentsOf(draft.Id, ct);
            var assessed = await filing.Assess(draft.Id, actor.PersonId, draft.Kind, answers, clock.Today, [.. documents.HandedIn().Select(d => d.Need)], ct);
            var decision = assessed?.Decision;
            return new Result(
                draft.Title,
                [.. questions.Where(q => q != ClaimQuestion.Documents).Select(q => new Answer(q.Code, q.Label, answers.Shown(q, banks)))],
                documents, decision?.AmountYen is { } yen ? new Yen(yen) : null, decision?.RuleLabel ?? draft.Title, decision?.Explanation ?? [],
                [.. assessed?.Refusals.Select(r => r.Text) ?? []], decision?.ClaimBy, rule.Documents.Count > 0,
                questions.All(q => q == ClaimQuestion.Documents ? documents.HandedIn().Count > 0 : answers.Has(q)));
        }
    }
}

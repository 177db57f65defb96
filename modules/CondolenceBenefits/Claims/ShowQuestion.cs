using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>One question of a draft with what was answered so far. A search narrows banks or branches.</summary>
public sealed record ShowQuestion(Guid Id, string Question, string? Search) : IPortalUseCase<ShowQuestion.Result>, IQuery
{
    public static Access Access => Access.Member;

    /// <param name="Previous">Code of the question before, or null.</param>
    /// <param name="Mourning">Somebody died: the first question says so with care.</param>
    public sealed record Result(
        string Title, string Question, string Heading, int Number, int Total, string? Previous, IReadOnlyDictionary<string, string> Answers, string? Chosen,
        IReadOnlyList<BankChoice> Choices, IReadOnlyList<Need> Needs, IReadOnlyList<DocumentView> Documents, bool Mourning);
    public sealed record Need(string Id, string Label);

    internal sealed class Handler(BenefitsDb db, BenefitTables tables, ICases cases, IBanks banks, PersonKeys keys, Actor actor) : IHandle<ShowQuestion, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowQuestion query, CancellationToken ct)
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
            var at = questions.Select(q => q.Code).ToList().IndexOf(query.Question);
            if (at < 0)
            {
                return Refusal.NotFound;
            }
            var question = questions[at];
            return new Result(
                draft.Title, question.Code, question.Title, at + 1, questions.Count, at > 0 ? questions[at - 1].Code : null,
                answers.Values, answers.Shown(question, banks), Choices(question, query.Search, answers),
                [.. rule.Documents.Select(d => new Need(d.Id, d.Label))],
                question == ClaimQuestion.Documents ? await cases.DocumentsOf(draft.Id, ct) : [], draft.Kind.IsOfMourning());
        }

        private IReadOnlyList<BankChoice> Choices(ClaimQuestion question, string? search, Answers answers) =>
            string.IsNullOrWhiteSpace(search) ? []
            : question == ClaimQuestion.Bank ? banks.Find(search)
            : question == ClaimQuestion.Branch ? banks.FindBranches(answers["Bank"], search)
            : [];
    }
}

using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>次へ: the answer is checked and kept in the draft.</summary>
public sealed record AnswerQuestion(Guid Id, string Question, IReadOnlyDictionary<string, string> Answers) : IPortalUseCase<AnswerQuestion.Result>
{
    public static Access Access => Access.Member;

    /// <param name="Next">Code of the first question without an answer, or "check".</param>
    public sealed record Result(string Next);

    internal sealed class Handler(BenefitsDb db, BenefitTables tables, ICases cases, IBanks banks, PersonKeys keys, Actor actor, Clock clock) : IHandle<AnswerQuestion, Result>
    {
        public async Task<Outcome<Result>> Handle(AnswerQuestion command, CancellationToken ct)
        {
            var draft = await db.Locked(command.Id, actor.PersonId, ct);
            if (draft is null)
            {
                return Refusal.NotFound;
            }
            await keys.LoadFor(actor.PersonId, Purpose.Own, ct);
            var answered = draft.Read();
            if (await tables.RuleOf(draft.Kind, answered.With(command.Answers).Day, ct) is not { } rule
                || ClaimQuestion.For(draft.Kind, rule.Documents.Count > 0) is not { } questions || questions.FirstOrDefault(q => q.Code == command.Question) is not { } question)
            {
                return Refusal.NotFound;
            }
            var documents = (await cases.DocumentsOf(draft.Id, ct)).HandedIn();
            if (question == ClaimQuestion.Documents && documents.Count == 0)
            {
                return ClaimRefusals.DocumentMissing;
            }
            var read = answered.Read(question, command.Answers, banks, clock.Today);
            if (!read.Succeeded)
            {
                return read.Refusals.ToList();
            }
            draft.Write(read.Value, clock.Now);
            await db.SaveChangesAsync(ct);
            var open = questions.FirstOrDefault(q => q == ClaimQuestion.Documents ? documents.Count == 0 : !read.Value.Has(q)
                || q == ClaimQuestion.Branch && banks.Branch(read.Value["Bank"], read.Value["Branch"]) is null);
            return new Result(open?.Code ?? "check");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Mine;

/// <summary>Each step with its date, what is asked, and when the money comes.</summary>
public sealed record MyCase(string Reference) : IPortalUseCase<MyCase.Result>, IQuery
{
    public static Access Access => Access.Member;

    /// <param name="DecideBy">By when it is decided, while it is open.</param>
    /// <param name="AppealDays">Within how many days the member may object, with a Reason.</param>
    public sealed record Result(
        CaseSummary Case, DateOnly? DecideBy, IReadOnlyList<Step> Steps, IReadOnlyList<DocumentView> Documents, IReadOnlyList<Question> Questions,
        string? Reason, int AppealDays, MemberDetails Details, bool MayWithdraw);
    public sealed record Step(CaseState State, DateTimeOffset At);
    public sealed record Question(string Field, string Label, string Sentence);

    internal sealed class Handler(CaseworkDb db, ICases cases, IEnumerable<ICaseDetails> modules, Rulebook rulebook, PersonKeys keys, Actor actor) : IHandle<MyCase, Result>
    {
        public async Task<Outcome<Result>> Handle(MyCase query, CancellationToken ct)
        {
            var file = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == query.Reference && c.PersonId == actor.PersonId, ct);
            if (file is null || await modules.Of(file).ForMember(file.Id, ct) is not { } details)
            {
                return Refusal.NotFound;
            }
            await keys.LoadFor(actor.PersonId, Purpose.Own, ct);
            var moves = await db.Moves.AsNoTracking().Where(m => m.CaseId == file.Id).OrderBy(m => m.At).ToListAsync(ct);
            var open = await cases.OpenFieldsOf(file.Id, ct);
            var refused = moves.LastOrDefault(m => m.ToState is CaseState.Rejected or CaseState.Reversed);
            return new Result(
                file.Summary() with { EnteredBy = null }, CaseMoves.Undecided.Contains(file.State) ? file.Deadline : null,
                [.. moves.Select(m => new Step(m.ToState, m.At))],
                await cases.DocumentsOf(file.Id, ct),
                [.. open.Select(o => new Question(o.Field, details.Fields.FirstOrDefault(f => f.Field == o.Field)?.Label ?? "書類", o.Sentence))],
                refused?.Note?.Open(), refused is null ? 0 : (await rulebook.Today<AppealPeriod>(ct)).Days, details, CaseMoves.Next(file.State, CaseAct.Withdraw) is not null);
        }
    }
}

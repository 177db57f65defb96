using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Casework.Review;

/// <summary>Source: FEATURES BO-02, BO-04. Everything that a decision looks at, on one screen; who opened it is on it too.</summary>
public sealed record ReviewCase(string Reference) : IOfficeUseCase<ReviewCase.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver);

    public sealed record Result(
        CaseSummary Case, int Version, DateOnly? Deadline, int DaysLeft, string? Assignee, bool Mine, string Name, string Kana, string Number, string Enterprise,
        CaseDetails Details, IReadOnlyList<DocumentView> Documents, IReadOnlyList<Step> Steps, IReadOnlyList<Look> Looks, IReadOnlyList<OpenField> OpenFields, DecisionBar Bar);

    public sealed record Step(CaseAct Act, CaseState To, DateTimeOffset At, string Who, string? Note);
    public sealed record Look(DateTimeOffset At, string Who, string Terminal, string UseCase);

    internal sealed class Handler(
        CaseworkDb db, ICases cases, IEnumerable<ICaseDetails> modules, IMembers members, IEnterprises enterprises, IStaff staff,
        Interests interests, AuditTrail audit, PersonKeys keys, Actor actor, Clock clock) : IHandle<ReviewCase, Result>
    {
        public async Task<Outcome<Result>> Handle(ReviewCase query, CancellationToken ct)
        {
            var file = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == query.Reference, ct);
            if (file is null || file.State == CaseState.Draft)
            {
                return Refusal.NotFound;
            }
            if (await interests.Refuse(file.PersonId, ct) is { } own)
            {
                return own;
            }
            audit.About(file.Id);
            var details = await modules.Single(m => m.Module == file.Module).ForOffice(file.Id, ct);
            var person = await members.Open(file.PersonId, ct);
            if (details is null || person is null)
            {
                return Refusal.NotFound;
            }
            var membership = await members.Of(file.PersonId, ct);
            var firm = await enterprises.Find(file.EnterpriseId, ct);
            var moves = await db.Moves.AsNoTracking().Where(m => m.CaseId == file.Id).OrderBy(m => m.At).ToListAsync(ct);
            var looks = await audit.LooksAt(file.Id, 6, ct);
            await keys.LoadFor(file.PersonId, Purpose.Own, ct);
            var names = await staff.Find([.. moves.Select(m => m.ByAccount).Concat(looks.Select(l => l.Actor)).Append(file.Assignee ?? Guid.Empty).Distinct()], ct);
            string Name(Guid account) => names.GetValueOrDefault(account)?.Name ?? "本人";
            return new Result(
                file.Summary(), file.Version, file.Deadline, (file.Deadline?.DayNumber ?? 0) - clock.Today.DayNumber,
                file.Assignee is { } by ? Name(by) : null, file.Assignee == actor.AccountId,
                person.Name, person.Kana, membership?.Number ?? "", firm is null ? "" : $"{firm.Number} {firm.Name}", details,
                await cases.DocumentsOf(file.Id, ct),
                [.. moves.Select(m => new Step(m.Act, m.ToState, m.At, m.ByKind == ActorKind.Job ? "自動" : Name(m.ByAccount), m.Note?.Open()))],
                [.. looks.Select(l => new Look(l.At, Name(l.Actor), l.Terminal, l.UseCase))],
                await cases.OpenFieldsOf(file.Id, ct), DecisionBar.Of(file, actor));
        }
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Rules;
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

    /// <summary>The case with all that hangs on it, as one statement brings it.</summary>
    private sealed record Folder(CaseFile File, List<CaseMove> Moves, List<CaseDocument> Documents, List<FieldRequest> Asked, IReadOnlyList<CaseLook.Look> Looks);

    internal sealed class Handler(
        CaseworkDb db, Detailing detailing, IMemberFiles members, IEnterprises enterprises, IStaff staff, AuditTrail audit, PersonKeys keys, Actor actor, Clock clock)
        : IHandle<ReviewCase, Result>
    {
        public async Task<Outcome<Result>> Handle(ReviewCase query, CancellationToken ct)
        {
            if (await Read(query.Reference, ct) is not { } folder)
            {
                return Refusal.NotFound;
            }
            var file = folder.File;
            var cards = await staff.Cards([.. folder.Moves.Select(m => m.ByAccount), .. folder.Looks.Select(l => l.Actor), file.Assignee ?? Guid.Empty, actor.AccountId], ct);
            var me = cards.GetValueOrDefault(actor.AccountId)?.MemberId;
            var files = await members.Of([file.PersonId, me ?? file.PersonId], ct);
            if (me is { } own && OwnHousehold.Among([file.PersonId], own, files.ToDictionary(f => f.Key, f => f.Value.Membership)).Count > 0)
            {
                return FourEyes.Beneficiary;
            }
            audit.About(file.Id);
            var firm = await enterprises.Find(file.EnterpriseId, ct);
            await keys.LoadFor([.. detailing.Keys(file), .. cards.Keys.Select(a => (a, Purpose.Own))], ct);
            List<DocumentView> documents = [.. folder.Documents.OrderBy(d => d.AddedAt).Select(d => d.View())];
            if (files.GetValueOrDefault(file.PersonId) is not { } member)
            {
                return Refusal.Erased;
            }
            if (member.Open() is not { } person
                || await detailing.Of(file, member, documents, ct) is not { } details)
            {
                return Refusal.NotFound;
            }
            string Name(Guid account) => cards.GetValueOrDefault(account) is { } card ? keys.Holds(account) ? card.Name.Open() : StaffPerson.Erased : account == file.PersonId ? "本人" : "職員";
            return new Result(
                file.Summary(), file.Version, file.Deadline, (file.Deadline?.DayNumber ?? 0) - clock.Today.DayNumber,
                file.Assignee is { } by ? Name(by) : null, file.Assignee == actor.AccountId,
                person.Name, person.Kana, member.Membership.Number, firm is null ? "" : $"{firm.Number} {firm.Name}", details, documents,
                [.. folder.Moves.OrderBy(m => m.At).Select(m => new Step(m.Act, m.ToState, m.At, m.ByKind switch { ActorKind.Job => "自動", ActorKind.Member => "本人", _ => Name(m.ByAccount) }, m.Note?.Open()))],
                [.. folder.Looks.Select(l => new Look(l.At, Name(l.Actor), l.Terminal, l.UseCase))],
                [.. folder.Asked.OrderBy(f => f.AskedAt).Select(f => new OpenField(f.Field, f.Sentence.Open(), f.AskedAt))], DecisionBar.Of(file, actor));
        }

        private async Task<Folder?> Read(string reference, CancellationToken ct)
        {
            var found = await db.Cases.AsNoTracking().Where(c => c.Reference == reference && c.State != CaseState.Draft).Select(c => new
            {
                File = c,
                Moves = db.Moves.Where(m => m.CaseId == c.Id).ToList(),
                Documents = db.Documents.Where(d => d.CaseId == c.Id && d.RemovedAt == null).ToList(),
                Asked = db.FieldRequests.Where(f => f.CaseId == c.Id && f.AnsweredAt == null).ToList(),
                Looks = db.Looks.Where(l => l.Id == c.Id).Select(l => l.Looks).FirstOrDefault(),
            }).AsSingleQuery().SingleOrDefaultAsync(ct);
            return found is null ? null : new(found.File, found.Moves, found.Documents, found.Asked, CaseLook.Read(found.Looks));
        }
    }
}

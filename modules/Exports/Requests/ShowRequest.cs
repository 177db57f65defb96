using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Exports.Requests;

/// <summary>One request with its clock, its steps, and what the acting person may do now.</summary>
public sealed record ShowRequest(string Number) : IOfficeUseCase<ShowRequest.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver, StaffRole.Auditor);

    /// <param name="MemberNumber">An officer's ID where it is an officer's; null when neither is there any more.</param>
    /// <param name="Wish">Null when the person was erased; so are the other texts.</param>
    /// <param name="DaysLeft">Until the decision is due; once it is decided, until it must be carried out.</param>
    /// <param name="NeedsMeasures">Closing it needs words about what was done.</param>
    /// <param name="Orders">Orders for the person's record that lean on it.</param>
    public sealed record Result(
        Guid Id, int Version, string Number, RequestKind Kind, string? MemberNumber, bool ByAgent, string? Wish, DateOnly ReceivedOn, DateOnly DueOn, int DaysLeft, bool Overdue,
        RequestState State, string? Proof, Step Entered, Step? Identified, Step? Extended, string? Extension, RequestAnswer? Answer, string? Grounds, Step? Proposed, Step? Decided,
        DateOnly? CarryOutBy, bool NeedsMeasures, string? Measures, Step? Closed, IReadOnlyList<string> Orders, Acts May);

    public sealed record Step(string? Who, DateTimeOffset At);
    public sealed record Acts(bool Identify, bool Extend, bool Propose, bool Decide, bool Order, bool Finish, bool Withdraw);

    internal sealed class Handler(ExportsDb db, IMembers members, IAccounts accounts, StaffNames names, PersonKeys keys, AuditTrail audit, Actor actor, Clock clock) : IHandle<ShowRequest, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowRequest query, CancellationToken ct)
        {
            var r = await db.Requests.AsNoTracking().SingleOrDefaultAsync(x => x.Number == query.Number, ct);
            if (r is null)
            {
                return Refusal.NotFound;
            }
            audit.About(r.Id);
            var who = await names.Of([r.EnteredBy, r.IdentifiedBy, r.ExtendedBy, r.ProposedBy, r.DecidedBy, r.ClosedBy], ct);
            await keys.LoadFor(r.PersonId, Purpose.Office, ct);
            var open = keys.Holds(r.PersonId, Purpose.Office);
            var number = (await members.Of(r.PersonId, ct))?.Number ?? (await accounts.OfficerLogins([r.PersonId], ct)).GetValueOrDefault(r.PersonId);
            var orders = await db.Orders.AsNoTracking().Where(o => o.RequestId == r.Id).OrderBy(o => o.OrderedAt).Select(o => o.Number).ToListAsync(ct);
            Step? Of(Guid? by, DateTimeOffset? at) => at is { } moment ? new(who(by), moment) : null;
            return new Result(
                r.Id, r.Version, r.Number, r.Kind, number, r.ByAgent, open ? r.Wish.Open() : null, r.ReceivedOn, r.DueOn, r.Limit.DayNumber - clock.Today.DayNumber,
                r.IsOverdue(clock.Today), r.State, r.Proof, new(who(r.EnteredBy), r.EnteredAt), Of(r.IdentifiedBy, r.IdentifiedAt), Of(r.ExtendedBy, r.ExtendedAt),
                open ? r.Extension?.Open() : null, r.Answer, open ? r.Grounds?.Open() : null, Of(r.ProposedBy, r.ProposedAt), Of(r.DecidedBy, r.DecidedAt),
                r.CarryOutBy, r.NeedsMeasures, open ? r.Measures?.Open() : null, Of(r.ClosedBy, r.ClosedAt), orders, May(r));
        }

        private Acts May(RightsRequest r)
        {
            var desk = actor.Has(StaffRole.Clerk) || actor.Has(StaffRole.Examiner);
            return new(
                desk && r.State == RequestState.Received,
                desk && r.Waits && r.ExtendedBy is null && !r.IsOverdue(clock.Today),
                desk && r.State == RequestState.Identified,
                actor.Has(StaffRole.Approver) && r.State == RequestState.Proposed && r.ProposedBy != actor.AccountId,
                desk && r.GivesRecord,
                desk && r.State == RequestState.Decided,
                desk && r.Waits);
        }
    }
}

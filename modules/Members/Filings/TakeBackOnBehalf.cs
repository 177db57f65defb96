using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Filings;

/// <summary>Staff take back a filing that the firm asks on paper to undo, also after the cut-off: a wrong leaving leaves no gap in the tenure.
/// The record names who signed and who keyed it in, and the employee is told (decision 0036). A right leaving is keyed in afterwards as a filing of its own.</summary>
/// <param name="PaperSigner">Who asked for the firm, as signed on the paper.</param>
/// <param name="ReceivedOn">The receipt stamp, not after today.</param>
/// <param name="Reason">As the paper says it; sealed under the employee's key.</param>
public sealed record TakeBackOnBehalf(string FilingNumber, string PaperSigner, DateOnly ReceivedOn, string Reason) : IOfficeUseCase<TakeBackOnBehalf.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    public sealed record Result(string MemberNumber);

    internal sealed class Handler(MembersDb db, EnterprisePeople people, FilingDesk desk, AuditTrail audit, Actor actor, Clock clock) : IHandle<TakeBackOnBehalf, Result>
    {
        public async Task<Outcome<Result>> Handle(TakeBackOnBehalf command, CancellationToken ct)
        {
            var filing = await db.Filings.FirstOrDefaultAsync(f => f.Number == command.FilingNumber, ct);
            if (filing is null || await people.One(filing.PersonId, ct) is not { } who)
            {
                return Refusal.NotFound;
            }
            audit.About(filing.Id);
            audit.Concerns(filing.PersonId);
            if (Faults(command, clock.Today) is { Count: > 0 } faults)
            {
                return faults;
            }
            if (Refuse(filing, who.Member, clock.Today) is { } no)
            {
                return no;
            }
            filing.NoteTakenBack(new(command.PaperSigner.Trim(), command.ReceivedOn, command.Reason.Trim(), actor.Name, clock.Now), actor.AccountId);
            if (await desk.TakeBack(filing, who, FilingState.Withdrawn, ct) is { } changed)
            {
                return changed;
            }
            await desk.TellTakenBack(filing, ct);
            return new Result(who.Member.Number);
        }
    }

    /// <summary>Dues of a month that has begun are charged in full (DOMAIN 1.2): a joining that has begun is ended, not undone.</summary>
    internal static Refusal? Refuse(Filing filing, Member member, DateOnly today) =>
        filing.IsOver ? MembershipRules.FilingClosed
        : filing.Kind == FilingKind.Join && (member.State != MembershipState.Joining || member.JoinedOn <= today) ? MembershipRules.JoiningHasBegun
        : null;

    private static List<Refusal> Faults(TakeBackOnBehalf command, DateOnly today)
    {
        var faults = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(command.PaperSigner)) faults.Add(MembershipRules.PaperSignerMissing);
        if (MembershipRules.Received(command.ReceivedOn, today) is { } wrongDay) faults.Add(wrongDay);
        if (string.IsNullOrWhiteSpace(command.Reason) || command.Reason.Trim().Length > MembershipRules.LongestReason) faults.Add(MembershipRules.TakeBackReasonMissing);
        return faults;
    }
}

using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Employees;

/// <summary>The officer files a leaving. The last day of membership follows from the cut-off (DOMAIN 1.4).</summary>
/// <param name="RetiredOn">Day of retirement in any spelling.</param>
public sealed record EndMembership(string Number, string RetiredOn, string? Reason) : IPortalUseCase<EndMembership.Result>, INeedsRecentProof
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    public sealed record Result(string FilingNumber, DateOnly LastDay);

    internal sealed class Handler(EnterprisePeople people, FilingDesk desk, FilingDoor door, Actor actor, Clock clock) : IHandle<EndMembership, Result>
    {
        public async Task<Outcome<Result>> Handle(EndMembership command, CancellationToken ct)
        {
            if (await people.One(actor.Enterprise, command.Number, ct) is not { } found)
            {
                return Refusal.NotFound;
            }
            if (await door.Refuse(actor.Enterprise, ct) is { } shut)
            {
                return shut;
            }
            var faults = new List<Refusal>();
            var retired = EmployeeRules.Retirement(command.RetiredOn, found.Member.JoinedOn, clock.Today, faults);
            if (found.Member.LeftOn is not null || found.Member.State == MembershipState.Left) faults.Add(MembershipRules.AlreadyLeaving);
            if (faults.Count > 0)
            {
                return faults;
            }
            var filing = (await desk.Leave([new(found, retired!.Value, command.Reason)], await desk.MonthNow(ct), Filer.Online(actor, clock.Now), ct))[0];
            return new Result(filing.Number, found.Member.LeftOn!.Value);
        }
    }
}

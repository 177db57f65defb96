using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Filings;

/// <summary>Corrects a filing before its cut-off: the old one stays in the list as corrected, a new one takes its place.</summary>
/// <param name="Employee">For a joining or a change.</param>
/// <param name="RetiredOn">For a leaving.</param>
public sealed record CorrectFiling(Guid FilingId, EmployeeForm? Employee, string? RetiredOn, string? Reason) : IPortalUseCase<CorrectFiling.Result>, IMovesMoneyOrMail
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    public sealed record Result(string FilingNumber);

    internal sealed class Handler(MembersDb db, EnterprisePeople people, FilingDesk desk, FilingDoor door, Actor actor, Clock clock) : IHandle<CorrectFiling, Result>
    {
        public async Task<Outcome<Result>> Handle(CorrectFiling command, CancellationToken ct)
        {
            var filing = await db.Filings.FirstOrDefaultAsync(f => f.Id == command.FilingId && f.EnterpriseId == actor.Enterprise, ct);
            if (filing is null || await people.One(filing.PersonId, ct) is not { } who)
            {
                return Refusal.NotFound;
            }
            if (await door.Refuse(actor.Enterprise, ct) is { } shut)
            {
                return shut;
            }
            if (!filing.MayBeTakenBack(clock.Now))
            {
                return filing.State == FilingState.Filed ? MembershipRules.CutOffPassed : MembershipRules.FilingClosed;
            }
            return filing.Kind == FilingKind.Leave ? await Leaving(command, filing, who, ct) : await Facts(command, filing, who, ct);
        }

        private async Task<Outcome<Result>> Leaving(CorrectFiling command, Filing filing, Registered who, CancellationToken ct)
        {
            var faults = new List<Refusal>();
            if (EmployeeRules.Retirement(command.RetiredOn, who.Member.JoinedOn, clock.Today, faults) is not { } retired)
            {
                return faults;
            }
            if (await desk.TakeBack(filing, who, FilingState.Corrected, ct) is { } changed)
            {
                return changed;
            }
            return new Result((await desk.Leave([new(who, retired, command.Reason)], await desk.MonthNow(ct), Filer.Online(actor, clock.Now), ct))[0].Number);
        }

        private async Task<Outcome<Result>> Facts(CorrectFiling command, Filing filing, Registered who, CancellationToken ct)
        {
            if (EmployeeRules.Read(command.Employee ?? new(), clock.Today, out var faults) is not { } content)
            {
                return faults;
            }
            if (who.Content == content)
            {
                return MembershipRules.NothingChanged;
            }
            // A joiner stays joined: only the facts are filed anew.
            if (filing.Kind == FilingKind.Change)
            {
                filing.State = FilingState.Corrected;
            }
            return new Result((await desk.Change([(who, content)], await desk.MonthNow(ct), Filer.Online(actor, clock.Now), ct))[0].Number);
        }
    }
}

using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Employees;

/// <summary>The officer registers one employee. The number and the letter come at once, the membership with its month (ENT-04).</summary>
public sealed record RegisterEmployee(EmployeeForm Employee) : IPortalUseCase<RegisterEmployee.Result>, INeedsRecentProof
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    public sealed record Result(string FilingNumber, DateOnly EffectiveFrom);

    internal sealed class Handler(EnterprisePeople people, Registration registration, FilingDesk desk, IEnterprises enterprises, Actor actor, Clock clock)
        : IHandle<RegisterEmployee, Result>
    {
        public async Task<Outcome<Result>> Handle(RegisterEmployee command, CancellationToken ct)
        {
            if (EmployeeRules.Read(command.Employee, clock.Today, out var faults) is not { } content)
            {
                return faults;
            }
            var enterprise = (await enterprises.Find(actor.Enterprise, ct))!;
            if (FilingDoor.RefuseJoining(enterprise.State) is { } shut)
            {
                return shut;
            }
            if (await people.HasLike(actor.Enterprise, content, ct))
            {
                return MembershipRules.SameEmployee;
            }
            var month = await desk.MonthNow(ct);
            var filings = await registration.Register(enterprise, [content], month, Filer.Online(actor, clock.Now), ct);
            return new Result(filings[0].Number, month.From);
        }
    }
}

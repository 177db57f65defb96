using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Employees;

/// <summary>The officer files a change of an employee's facts. It holds at once; the employee is told what was filed (ENT-08).</summary>
/// <param name="Version">Of the form: the change is refused when somebody changed the record meanwhile.</param>
public sealed record ChangeEmployee(string Number, EmployeeForm Employee, int Version) : IPortalUseCase<ChangeEmployee.Result>, IMovesMoneyOrMail
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    public sealed record Result(string FilingNumber);

    internal sealed class Handler(EnterprisePeople people, FilingDesk desk, FilingDoor door, Actor actor, Clock clock) : IHandle<ChangeEmployee, Result>
    {
        public async Task<Outcome<Result>> Handle(ChangeEmployee command, CancellationToken ct)
        {
            if (await people.One(actor.Enterprise, command.Number, ct) is not { } found)
            {
                return Refusal.NotFound;
            }
            if (await door.Refuse(actor.Enterprise, ct) is { } shut)
            {
                return shut;
            }
            if (EmployeeRules.Read(command.Employee, clock.Today, out var faults) is not { } content)
            {
                return faults;
            }
            if (found.Version != command.Version)
            {
                return Refusal.Stale;
            }
            if (found.Content == content)
            {
                return MembershipRules.NothingChanged;
            }
            var filing = (await desk.Change([(found, content)], await desk.MonthNow(ct), Filer.Online(actor, clock.Now), ct))[0];
            return new Result(filing.Number);
        }
    }
}

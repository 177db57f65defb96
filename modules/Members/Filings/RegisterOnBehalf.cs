using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Filings;

/// <summary>Staff key in a joining filed on paper. The effective month follows from the day the paper was received (DOMAIN 1.3).</summary>
/// <param name="PaperSigner">Who filed for the firm, as signed on the paper; the record names this person and who keyed it in.</param>
/// <param name="ReceivedOn">The receipt stamp, not after today.</param>
public sealed record RegisterOnBehalf(Guid EnterpriseId, EmployeeForm Employee, string PaperSigner, DateOnly ReceivedOn)
    : IOfficeUseCase<RegisterOnBehalf.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    public sealed record Result(Guid PersonId, string FilingNumber, DateOnly EffectiveFrom);

    internal sealed class Handler(Registration registration, IEnterprises enterprises, Rulebook rulebook, Actor actor, Clock clock) : IHandle<RegisterOnBehalf, Result>
    {
        public async Task<Outcome<Result>> Handle(RegisterOnBehalf command, CancellationToken ct)
        {
            if (await enterprises.Find(command.EnterpriseId, ct) is not { } enterprise)
            {
                return Refusal.NotFound;
            }
            var content = EmployeeRules.Read(command.Employee, clock.Today, out var faults);
            if (string.IsNullOrWhiteSpace(command.PaperSigner)) faults.Add(MembershipRules.PaperSignerMissing);
            if (command.ReceivedOn > clock.Today) faults.Add(MembershipRules.ReceivedInFuture);
            if (enterprise.State != EnterpriseState.Active) faults.Add(MembershipRules.EnterpriseNotActive);
            if (faults.Count > 0)
            {
                return faults;
            }
            var received = Clock.StartOf(command.ReceivedOn);
            var effective = (await rulebook.On<CutOff>(command.ReceivedOn, ct)).At(received);
            var filings = await registration.Register(enterprise, [content!], effective, Filer.OnPaper(command.PaperSigner.Trim(), actor, received), ct);
            return new Result(filings[0].PersonId, filings[0].Number, effective.From);
        }
    }
}

using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Filings;

/// <summary>Staff key in a joining filed on paper. The effective month follows from the day the paper was received (DOMAIN 1.3).</summary>
/// <param name="PaperSigner">Who filed for the firm, as signed on the paper; the record names this person and who keyed it in.</param>
/// <param name="ReceivedOn">The receipt stamp, not after today.</param>
/// <param name="AnotherPerson">Staff have made sure that the one of the same name and day of birth is somebody else.</param>
public sealed record RegisterOnBehalf(Guid EnterpriseId, EmployeeForm Employee, string PaperSigner, DateOnly ReceivedOn, bool AnotherPerson = false)
    : IOfficeUseCase<RegisterOnBehalf.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    public sealed record Result(Guid PersonId, string FilingNumber, DateOnly EffectiveFrom);

    internal sealed class Handler(Registration registration, EnterprisePeople people, IEnterprises enterprises, Rulebook rulebook, AuditTrail audit, Actor actor, Clock clock) : IHandle<RegisterOnBehalf, Result>
    {
        public async Task<Outcome<Result>> Handle(RegisterOnBehalf command, CancellationToken ct)
        {
            if (await enterprises.Find(command.EnterpriseId, ct) is not { } enterprise)
            {
                return Refusal.NotFound;
            }
            var content = EmployeeRules.Read(command.Employee, clock.Today, out var faults);
            if (string.IsNullOrWhiteSpace(command.PaperSigner)) faults.Add(MembershipRules.PaperSignerMissing);
            if (MembershipRules.Received(command.ReceivedOn, clock.Today) is { } wrongDay) faults.Add(wrongDay);
            if (enterprise.State != EnterpriseState.Active) faults.Add(MembershipRules.EnterpriseNotActive);
            if (faults.Count > 0)
            {
                return faults;
            }
            if (!command.AnotherPerson && await people.HasLike(enterprise.Id, content!, ct))
            {
                return MembershipRules.SameEmployeeOnPaper;
            }
            var received = Clock.StartOf(command.ReceivedOn);
            var effective = (await rulebook.On<CutOff>(command.ReceivedOn, ct)).At(received);
            var filings = await registration.Register(enterprise, [content!], effective, Filer.OnPaper(command.PaperSigner.Trim(), actor, received), ct);
            audit.About(filings[0].Id);
            audit.Concerns(filings[0].PersonId);
            return new Result(filings[0].PersonId, filings[0].Number, effective.From);
        }
    }
}

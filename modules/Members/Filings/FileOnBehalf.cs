using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Filings;

/// <summary>Staff key in a change or a leaving that the firm filed on paper. The record names who signed and who keyed it in, and the employee is told.</summary>
/// <param name="Employee">For a change: the whole record as it should be.</param>
/// <param name="Version">Of the record that was looked at; a record changed meanwhile is refused. Null does not ask.</param>
/// <param name="RetiredOn">For a leaving, in any spelling; then Employee is null.</param>
public sealed record FileOnBehalf(string Number, EmployeeForm? Employee, string? RetiredOn, string? Reason, string PaperSigner, DateOnly ReceivedOn, int? Version = null)
    : IOfficeUseCase<FileOnBehalf.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    public sealed record Result(string FilingNumber);

    internal sealed class Handler(IMembers members, EnterprisePeople people, FilingDesk desk, Rulebook rulebook, AuditTrail audit, Actor actor, Clock clock) : IHandle<FileOnBehalf, Result>
    {
        public async Task<Outcome<Result>> Handle(FileOnBehalf command, CancellationToken ct)
        {
            if (await members.FindByNumber(command.Number, ct) is not { } membership || await people.One(membership.PersonId, ct) is not { } found)
            {
                return Refusal.NotFound;
            }
            audit.Concerns(found.Member.Id);
            if (command.Version is { } seen && seen != found.Version)
            {
                return Refusal.Stale;
            }
            var faults = new List<Refusal>();
            if (string.IsNullOrWhiteSpace(command.PaperSigner)) faults.Add(MembershipRules.PaperSignerMissing);
            if (MembershipRules.Received(command.ReceivedOn, clock.Today) is { } wrongDay) faults.Add(wrongDay);
            if (faults.Count > 0)
            {
                return faults; // from a day that cannot be nothing follows
            }
            var received = Clock.StartOf(command.ReceivedOn);
            var month = (await rulebook.On<CutOff>(command.ReceivedOn, ct)).At(received);
            var filer = Filer.OnPaper(command.PaperSigner.Trim(), actor, received);
            return command.Employee is null ? await Leave(command, found, month, filer, faults, ct) : await Change(command.Employee, found, month, filer, faults, ct);
        }

        private async Task<Outcome<Result>> Leave(FileOnBehalf command, Registered found, EffectiveMonth month, Filer filer, List<Refusal> faults, CancellationToken ct)
        {
            // A joining that has begun is ended, never undone: its day bounds nothing.
            DateOnly? notBefore = found.Member.JoinedOn > clock.Today ? found.Member.JoinedOn : null;
            var retired = EmployeeRules.Retirement(command.RetiredOn, notBefore, clock.Today, faults);
            if (found.Member.LeftOn is not null) faults.Add(MembershipRules.AlreadyLeaving);
            return faults.Count > 0 ? faults : new Result((await desk.Leave([new(found, retired!.Value, command.Reason)], month, filer, ct))[0].Number);
        }

        private async Task<Outcome<Result>> Change(EmployeeForm form, Registered found, EffectiveMonth month, Filer filer, List<Refusal> faults, CancellationToken ct)
        {
            var content = EmployeeRules.Read(form, clock.Today, out var more);
            faults.AddRange(more);
            if (content == found.Content) faults.Add(MembershipRules.NothingChanged);
            return faults.Count > 0 ? faults : new Result((await desk.Change([(found, content!)], month, filer, ct))[0].Number);
        }
    }
}

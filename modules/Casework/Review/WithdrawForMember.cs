using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Review;

/// <summary>取下げの受付: the member asked the office to withdraw, on paper or by telephone. How they asked is kept; the member is told.</summary>
public sealed record WithdrawForMember(Guid CaseId, int Version, string Reason) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    internal sealed class Handler(CaseToDecide cases) : IHandle<WithdrawForMember, Done>
    {
        public async Task<Outcome<Done>> Handle(WithdrawForMember command, CancellationToken ct)
        {
            var (file, refusal) = await cases.Load(command.CaseId, command.Version, ct);
            return file is null ? refusal!
                : string.IsNullOrWhiteSpace(command.Reason) ? CaseRefusals.ReasonMissing
                : await cases.Move(file, CaseAct.Withdraw, command.Reason.Trim(), ct);
        }
    }
}

using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Review;

/// <summary>Not granted, with the reason that the member will read.</summary>
public sealed record RejectCase(Guid CaseId, int Version, string Reason) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Examiner, StaffRole.Approver);

    internal sealed class Handler(CaseToDecide cases, Actor actor) : IHandle<RejectCase, Done>
    {
        public async Task<Outcome<Done>> Handle(RejectCase command, CancellationToken ct)
        {
            var (file, refusal) = await cases.Load(command.CaseId, command.Version, ct);
            if (file is null || (refusal = FourEyes.Check(actor.AccountId, file.KeyedIn())) is not null)
            {
                return refusal!;
            }
            return string.IsNullOrWhiteSpace(command.Reason)
                ? CaseRefusals.ReasonMissing
                : await cases.Move(file, CaseAct.Reject, command.Reason.Trim(), ct);
        }
    }
}

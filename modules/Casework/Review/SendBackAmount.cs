using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Review;

/// <summary>The approver does not agree: back to the one who proposes, with a reason.</summary>
public sealed record SendBackAmount(Guid CaseId, int Version, string Reason) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Approver);

    internal sealed class Handler(CaseToDecide cases) : IHandle<SendBackAmount, Done>
    {
        public async Task<Outcome<Done>> Handle(SendBackAmount command, CancellationToken ct)
        {
            var (file, refusal) = await cases.Load(command.CaseId, command.Version, ct);
            return file is null ? refusal!
                : string.IsNullOrWhiteSpace(command.Reason) ? CaseRefusals.ReasonMissing
                : await cases.Move(file, CaseAct.SendBack, command.Reason.Trim(), ct);
        }
    }
}

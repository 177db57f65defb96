using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Review;

/// <summary>The decision, over the amount that the approver saw.</summary>
public sealed record ApproveCase(Guid CaseId, int Version, Yen Amount) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Approver);

    internal sealed class Handler(CaseToDecide cases, Actor actor) : IHandle<ApproveCase, Done>
    {
        public async Task<Outcome<Done>> Handle(ApproveCase command, CancellationToken ct)
        {
            var (file, refusal) = await cases.Load(command.CaseId, command.Version, ct);
            if (file is null || (refusal = FourEyes.Approve(actor.AccountId, file.KeyedIn(), file.ContentCheckedBy, file.AmountCheckedBy)) is not null)
            {
                return refusal!;
            }
            if (file.Amount != command.Amount)
            {
                return CaseRefusals.AmountChanged;
            }
            file.Approved(actor.AccountId);
            return await cases.Move(file, CaseAct.Approve, null, ct);
        }
    }
}

using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Review;

/// <summary>The amount, as the rules say or with a reason. Another person approves it.</summary>
public sealed record ProposeAmount(Guid CaseId, int Version, Yen Amount, string? Reason) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Examiner);

    internal sealed class Handler(CaseToDecide cases, Detailing detailing, Actor actor) : IHandle<ProposeAmount, Done>
    {
        public async Task<Outcome<Done>> Handle(ProposeAmount command, CancellationToken ct)
        {
            var (file, refusal) = await cases.Load(command.CaseId, command.Version, ct);
            if (file is null || (refusal = FourEyes.Check(actor.AccountId, file.KeyedIn())) is not null)
            {
                return refusal!;
            }
            if (command.Amount <= Yen.Zero)
            {
                return CaseRefusals.AmountMissing;
            }
            var details = await detailing.Of(file, ct);
            if (details?.Amount != command.Amount && string.IsNullOrWhiteSpace(command.Reason))
            {
                return CaseRefusals.AmountReasonMissing;
            }
            file.Proposed(command.Amount, actor.AccountId);
            return await cases.Move(file, CaseAct.ProposeAmount, command.Reason, ct);
        }
    }
}

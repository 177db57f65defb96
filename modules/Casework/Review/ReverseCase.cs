using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Review;

/// <summary>取り消す: a decision taken back, before the payment or after the money came back, with the reason that the member will read.
/// What happened stays in the books; the same event may be applied for again.</summary>
public sealed record ReverseCase(Guid CaseId, int Version, string Reason) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Approver);

    internal sealed class Handler(CaseToDecide cases, IEnumerable<ICaseDetails> modules, Actor actor) : IHandle<ReverseCase, Done>
    {
        public async Task<Outcome<Done>> Handle(ReverseCase command, CancellationToken ct)
        {
            var (file, refusal) = await cases.Load(command.CaseId, command.Version, ct);
            if (file is null || (refusal = FourEyes.Check(actor.AccountId, file.KeyedIn())) is not null)
            {
                return refusal!;
            }
            if (CaseMoves.Next(file.State, CaseAct.Reverse) is null)
            {
                return CaseRefusals.MoveNotAllowed;
            }
            if (string.IsNullOrWhiteSpace(command.Reason))
            {
                return CaseRefusals.ReasonMissing;
            }
            refusal = await modules.Of(file).TakeBack(file.Id, file.State, ct);
            return refusal is null ? await cases.Move(file, CaseAct.Reverse, command.Reason.Trim(), ct) : refusal;
        }
    }
}

using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Review;

/// <summary>The papers say what the application says.</summary>
public sealed record CheckContent(Guid CaseId, int Version) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    internal sealed class Handler(CaseToDecide cases, Actor actor) : IHandle<CheckContent, Done>
    {
        public async Task<Outcome<Done>> Handle(CheckContent command, CancellationToken ct)
        {
            var (file, refusal) = await cases.Load(command.CaseId, command.Version, ct);
            if (file is null || (refusal = FourEyes.Check(actor.AccountId, file.KeyedIn())) is not null)
            {
                return refusal!;
            }
            file.ContentChecked(actor.AccountId);
            return await cases.Move(file, CaseAct.CheckContent, null, ct);
        }
    }
}

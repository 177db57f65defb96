using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.StaffPasswords;

/// <summary>A colleague forgot the password, or it was tried too often: once a second person has confirmed it the old one is dead and a start key is drawn.</summary>
public sealed record AskStartKey(Guid StaffId) : IOfficeUseCase<AskStartKey.Result>
{
    public static Access Access => Access.Staff(StaffRole.System);

    public sealed record Result(Guid ActId);

    internal sealed class Handler(IdentityDb db, Proposals proposals) : IHandle<AskStartKey, Result>
    {
        public async Task<Outcome<Result>> Handle(AskStartKey command, CancellationToken ct)
        {
            if (!await db.Staff.AnyAsync(s => s.Id == command.StaffId && s.State == StaffState.Active, ct))
            {
                return Refusal.NotFound;
            }
            var act = await proposals.Make(ActKind.NewStartKey, command.StaffId, command.StaffId, ct);
            return act.Succeeded ? new Result(act.Value.Id) : Outcome<Result>.Refused(act.Refusals);
        }
    }
}

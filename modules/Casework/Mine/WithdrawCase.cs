using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Mine;

/// <summary>取り下げる: the member's own, until it is decided. A draft is thrown away the same way.</summary>
public sealed record WithdrawCase(Guid CaseId) : IPortalUseCase<Done>
{
    public static Access Access => Access.Member;

    internal sealed class Handler(CaseworkDb db, CaseMover mover, Actor actor) : IHandle<WithdrawCase, Done>
    {
        public async Task<Outcome<Done>> Handle(WithdrawCase command, CancellationToken ct)
        {
            var file = await db.Locked(command.CaseId, ct);
            if (file is null || file.PersonId != actor.PersonId)
            {
                return Refusal.NotFound;
            }
            if (await mover.Move(file, CaseAct.Withdraw, null, ct) is { } refusal)
            {
                return refusal;
            }
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}

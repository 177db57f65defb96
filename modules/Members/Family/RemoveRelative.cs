using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Members.Family;

/// <summary>Takes a relative out of the own family register.</summary>
public sealed record RemoveRelative(Guid RelativeId, int Version) : IPortalUseCase<Done>
{
    public static Access Access => Access.Member;

    internal sealed class Handler(MembersDb db, Actor actor) : IHandle<RemoveRelative, Done>
    {
        public async Task<Outcome<Done>> Handle(RemoveRelative command, CancellationToken ct)
        {
            var relative = await db.Relatives.FirstOrDefaultAsync(r => r.Id == command.RelativeId && r.PersonId == actor.PersonId, ct);
            if (relative is null)
            {
                return Refusal.NotFound;
            }
            if (relative.Version != command.Version)
            {
                return Refusal.Stale;
            }
            db.Remove(relative);
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}

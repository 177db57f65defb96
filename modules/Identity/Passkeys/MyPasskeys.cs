using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Passkeys;

/// <summary>The passkeys of whoever is signed in.</summary>
public sealed record MyPasskeys : IPortalUseCase<MyPasskeys.Result>, IQuery
{
    public static Access Access => Access.SignedIn;

    public sealed record Result(IReadOnlyList<Line> Passkeys);

    /// <param name="Device">Where it was added; empty where that is not known.</param>
    /// <param name="Carried">Whether the device's maker carries it to the owner's other devices.</param>
    public sealed record Line(Guid Id, string Device, bool Carried, DateTimeOffset AddedAt, DateTimeOffset? UsedAt);

    internal sealed class Handler(IdentityDb db, Actor actor) : IHandle<MyPasskeys, Result>
    {
        public async Task<Outcome<Result>> Handle(MyPasskeys query, CancellationToken ct)
        {
            var mine = await db.Passkeys.AsNoTracking().Where(p => p.PersonId == actor.PersonId).OrderBy(p => p.CreatedAt).ToListAsync(ct);
            return new Result(mine.ConvertAll(p => new Line(p.Id, p.Device, p.BackedUp, p.CreatedAt, p.UsedAt)));
        }
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Proof;

/// <summary>Source: ASVS 7.5.1. A member shows again that it is they, before what changes where money or mail goes. Slowed down as sign-in is.</summary>
public sealed record ProveByPassword(string Password) : IPortalUseCase<Done>, IUndoneWithItsPortal
{
    public static Access Access => Access.Member;

    internal sealed class Handler(IdentityDb db, PasswordHash hash, PasswordTurns turns, SignInThrottle throttle, Sessions sessions, Actor actor)
        : IHandle<ProveByPassword, Done>
    {
        public async Task<Outcome<Done>> Handle(ProveByPassword command, CancellationToken ct)
        {
            using var turn = await turns.Take(ct);
            if (turn is null)
            {
                return SignInRefusals.Busy;
            }
            var target = $"password|{actor.AccountId:N}";
            if (await throttle.Refuse(target, ct) is { } tooFast)
            {
                return tooFast;
            }
            var credential = await db.Credentials.AsNoTracking().SingleOrDefaultAsync(c => c.Id == actor.AccountId, ct);
            if (!hash.Matches(credential?.PasswordHash, command.Password) || credential?.RenewalAskedAt is not null)
            {
                await throttle.Failed(target, ct);
                return SignInRefusals.ProofNoMatch;
            }
            await throttle.Reached(target, ct);
            await sessions.Prove(ct);
            return Done.It;
        }
    }
}

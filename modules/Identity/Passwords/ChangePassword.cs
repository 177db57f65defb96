using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Accounts;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Identity.Passwords;

/// <summary>Source: SECURITY.md 2.3. Never demanded by date. Other sessions end, and the owner is told.</summary>
public sealed record ChangePassword(string Current, string Password) : IPortalUseCase<Done>, IUndoneWithItsPortal
{
    public static Access Access => Access.SignedIn;

    internal sealed class Handler(
        IdentityDb db, PersonKeys keys, Actor actor, PasswordHash hash, PasswordTurns turns, SignInThrottle throttle, Sessions sessions, INotices notices, Clock clock)
        : IHandle<ChangePassword, Done>
    {
        public async Task<Outcome<Done>> Handle(ChangePassword command, CancellationToken ct)
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
            var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == actor.AccountId, ct);
            var current = await db.Credentials.AsNoTracking().Where(c => c.Id == actor.AccountId).Select(c => c.PasswordHash).SingleAsync(ct);
            var known = hash.Matches(current, command.Current);
            // Read again and held: the hash took its time, and the password may be another by now.
            var credential = await db.Credentials.FromSql($"select * from identity.credential where id = {actor.AccountId} for no key update").SingleAsync(ct);
            if (!known || credential.PasswordHash != current)
            {
                await throttle.Failed(target, ct);
                return SignInRefusals.CurrentNoMatch;
            }
            await throttle.Reached(target, ct);
            await keys.LoadFor(account.Id, ct: ct);
            var shortest = account.Kind == AccountKind.Officer ? PasswordPolicy.ShortestWithSecondFactor : PasswordPolicy.ShortestAlone;
            if (PasswordPolicy.Check(command.Password, shortest, account.Login.Open()) is { } weak)
            {
                return weak;
            }
            credential.ChangePassword(hash.Of(command.Password), clock.Now);
            await db.SaveChangesAsync(ct);
            await sessions.EndAll(account.Id, actor.SessionId, ct);
            await notices.Tell(account.Id, "password-changed", account.Id, ct);
            return Done.It;
        }
    }
}

using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Entrance;

/// <summary>Failed attempts are counted by the minute, tries of a mailed key by its life; places from which somebody came in are known for half a year.</summary>
public sealed record ForgetSignInFailures : IJobUseCase<ForgetSignInFailures.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(int Forgotten);

    internal sealed class Handler(DbSession session, IdentitySettings settings, Clock clock) : IHandle<ForgetSignInFailures, Result>
    {
        public async Task<Outcome<Result>> Handle(ForgetSignInFailures job, CancellationToken ct)
        {
            await using var forget = session.Command(
                "delete from identity.sign_in_failure where at < $1", clock.Now - TimeSpan.FromDays(settings.KeyDays));
            await using var places = session.Command(
                "delete from identity.known_source where last_at < $1", clock.Now - TimeSpan.FromDays(settings.KnownSourceDays));
            await using var challenges = session.Command("delete from identity.passkey_challenge where expires_at < $1", clock.Now);
            return new Result(await forget.ExecuteNonQueryAsync(ct) + await places.ExecuteNonQueryAsync(ct) + await challenges.ExecuteNonQueryAsync(ct));
        }
    }
}

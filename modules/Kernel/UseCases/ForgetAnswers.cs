using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Kernel.UseCases;

/// <summary>Answers kept for a second post of the same form live for a day: they hold what the page showed.</summary>
public sealed record ForgetAnswers : IJobUseCase<ForgetAnswers.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(int Forgotten);

    internal sealed class Handler(DbSession session, Clock clock) : IHandle<ForgetAnswers, Result>
    {
        private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

        public async Task<Outcome<Result>> Handle(ForgetAnswers job, CancellationToken ct)
        {
            await using var forget = session.Command(
                "delete from kernel.command_key k using (select ctid from kernel.command_key where created_at < $1 limit 5000) old where k.ctid = old.ctid",
                clock.Now - Lifetime);
            return new Result(await forget.ExecuteNonQueryAsync(ct));
        }
    }
}

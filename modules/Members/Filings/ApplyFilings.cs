using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Members.Filings;

/// <summary>Begins the day: who joins from today is a member, whose last day is over is none, and filings past their month and cut-off are closed.
/// Running it twice does nothing.</summary>
public sealed record ApplyFilings : IJobUseCase<ApplyFilings.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(int Joined, int Left, int Closed);

    internal sealed class Handler(DbSession session, Clock clock) : IHandle<ApplyFilings, Result>
    {
        public async Task<Outcome<Result>> Handle(ApplyFilings job, CancellationToken ct)
        {
            var joined = await Run("update members.member set state = 'Active', version = version + 1 where state = 'Joining' and joined_on <= $1", [clock.Today], ct);
            var left = await Run("update members.member set state = 'Left', version = version + 1 where state <> 'Left' and left_on < $1", [clock.Today], ct);
            var closed = await Run(
                "update members.filing set state = 'Applied', version = version + 1 where state = 'Filed' and effective_from <= $1 and open_until <= $2",
                [clock.Today, clock.Now], ct);
            return new Result(joined, left, closed);
        }

        private async Task<int> Run(string sql, object[] values, CancellationToken ct)
        {
            await using var update = session.Command(sql, values);
            return await update.ExecuteNonQueryAsync(ct);
        }
    }
}

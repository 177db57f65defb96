using System.Globalization;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Audit.Chain;

/// <summary>Looks every minute whether entries get their numbers (FEATURES AUD-02): what waits can still be changed unseen, so a chainer that stands still is called out at once.</summary>
public sealed record WatchChain : IJobUseCase<WatchChain.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(bool Behind);

    internal sealed class Handler(DbSession session, Alarms alarms) : IHandle<WatchChain, Result>
    {
        public async Task<Outcome<Result>> Handle(WatchChain job, CancellationToken ct)
        {
            // The database's clock, as in the entries.
            await using var read = session.Command("select min(at) from audit.waiting where at < clock_timestamp() - interval '60 seconds'");
            if (await read.ExecuteScalarAsync(ct) is not DateTime oldest)
            {
                return new Result(false);
            }
            await alarms.RaiseOnce("chainer-behind", Clock.DayOf(oldest).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ct);
            return new Result(true);
        }
    }
}

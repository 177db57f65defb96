using System.Globalization;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Audit.Chain;

/// <summary>Once a day, after the day before was sealed: the whole log is verified, and what is wrong is an alarm.</summary>
public sealed record VerifyTonight : IJobUseCase<VerifyTonight.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(bool Ran, int Findings);

    internal sealed class Handler(DbSession session, LogCheck check, Alarms alarms, Clock clock) : IHandle<VerifyTonight, Result>
    {
        public async Task<Outcome<Result>> Handle(VerifyTonight job, CancellationToken ct)
        {
            if (clock.Now < Clock.StartOf(clock.Today).AddHours(1) || !await Mine(ct))
            {
                return new Result(false, 0);
            }
            var begun = clock.Now;
            var verified = await check.Run(null, null, ct);
            foreach (var finding in verified.Findings)
            {
                await alarms.Raise($"log-{finding.Code}", finding.ToString(), ct);
            }
            await using var note = session.Command(
                "insert into kernel.job_run (id, name, run_key, instance, started_at, finished_at, result) values ($1, 'audit.verify-log', $2, $3, $4, $5, 'ok')",
                Guid.CreateVersion7(), RunKey, Environment.MachineName, begun, clock.Now);
            await note.ExecuteNonQueryAsync(ct);
            return new Result(true, verified.Findings.Count);
        }

        private string RunKey => clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        private async Task<bool> Mine(CancellationToken ct)
        {
            await using var ask = session.Command(
                """
                select pg_try_advisory_xact_lock(7361052204)
                   and not exists (select from kernel.job_run where name = 'audit.verify-log' and run_key = $1 and result = 'ok')
                """, RunKey);
            return (bool)(await ask.ExecuteScalarAsync(ct))!;
        }
    }
}

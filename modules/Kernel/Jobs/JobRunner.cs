using Microsoft.Extensions.Logging;
using Npgsql;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Jobs;

/// <summary>Runs a job until nothing is left, and writes the run down. A job of an hour or more runs once in each of its turns, whichever back office
/// comes first and however often it is started (rule I9); a quicker one takes its rows with SKIP LOCKED, and its runs that did something are written.</summary>
public sealed class JobRunner(UseCaseRunner useCases, NpgsqlDataSource source, Clock clock, ILogger<JobRunner> log)
{
    private const string Ok = "ok";
    private static readonly TimeSpan HasTurns = TimeSpan.FromHours(1);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);
    private static readonly string Instance = $"{Environment.MachineName}:{Environment.ProcessId}";

    public Task Run(JobPlan plan, CancellationToken stop) => plan.Every < HasTurns ? Often(plan, stop) : InItsTurn(plan, stop);

    /// <summary>The turn a moment belongs to: turns are counted from midnight in Tokyo.</summary>
    public static string TurnOf(DateTimeOffset moment, TimeSpan every)
    {
        var begun = Clock.StartOf(Clock.DayOf(moment));
        var turn = begun + TimeSpan.FromTicks((moment - begun).Ticks / every.Ticks * every.Ticks);
        return Clock.InTokyo(turn).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task Often(JobPlan plan, CancellationToken stop)
    {
        var (id, started) = (Guid.CreateVersion7(), clock.Now);
        var (worked, result) = await Exhaust(plan, stop);
        if (!worked && result == Ok)
        {
            return;
        }
        await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
        await Execute(connection,
            "insert into kernel.job_run (id, name, run_key, instance, started_at, finished_at, result) values ($1, $2, $3, $4, $5, $6, $7)",
            id, plan.Name, $"{started:O}#{id:N}", Instance, started, clock.Now, result);
    }

    private async Task InItsTurn(JobPlan plan, CancellationToken stop)
    {
        var (id, started, key) = (Guid.CreateVersion7(), clock.Now, TurnOf(clock.Now, plan.Every));
        await using var connection = await source.OpenConnectionAsync(stop);
        // Held by the connection: when this process dies the turn is free again, and its run stays written as one that never finished.
        var turn = $"job {plan.Name} {key}";
        if (!await Ask(connection, "select pg_try_advisory_lock(hashtextextended($1, 0))", turn))
        {
            return;
        }
        try
        {
            if (await Ask(connection, "select exists (select from kernel.job_run where name = $1 and run_key = $2 and result = 'ok')", plan.Name, key))
            {
                return;
            }
            await Execute(connection, "insert into kernel.job_run (id, name, run_key, instance, started_at) values ($1, $2, $3, $4, $5)", id, plan.Name, key, Instance, started);
            var (_, result) = await Exhaust(plan, stop);
            await Execute(connection, "update kernel.job_run set finished_at = $2, result = $3 where id = $1", id, clock.Now, result);
            await Execute(connection, "delete from kernel.job_run where started_at < $1", clock.Now - KeptFor);
        }
        finally
        {
            await Ask(connection, "select pg_advisory_unlock(hashtextextended($1, 0))", turn);
        }
    }

    /// <returns>Whether it did anything, and how it ended: ok, a refusal's code, or the kind of failure.</returns>
    private async Task<(bool Worked, string Result)> Exhaust(JobPlan plan, CancellationToken stop)
    {
        var worked = !plan.SaysWhenIdle;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var step = await plan.Run(useCases, stop);
                if (!step.Succeeded)
                {
                    return (worked, step.Refusal!.Code);
                }
                if (!step.Value)
                {
                    break;
                }
                worked = true;
            }
            return (worked, stop.IsCancellationRequested ? "stopped" : Ok);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return (worked, "stopped");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError("{Job} failed: {Kind}", plan.Name, failure.GetType().Name);
            return (worked, $"failed: {failure.GetType().Name}");
        }
    }

    private static async Task<bool> Ask(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = Command(connection, sql, values);
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
        return command;
    }
}

using Npgsql;
using Quartz;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Jobs;
using WelfareMutual.Kernel.Modules;

namespace WelfareMutual.Host.BackOffice.Jobs;

/// <summary>Runs the modules' job plans: by the clock through Quartz, and at once when PostgreSQL notifies their channel.
/// Every job takes its rows with SKIP LOCKED, so that several back offices may run side by side.</summary>
internal sealed class JobSchedule(IReadOnlyList<JobPlan> plans, JobRunner runner, NpgsqlDataSource source, ClockWatch clocks, ILogger<JobSchedule> log) : BackgroundService
{
    private readonly Dictionary<string, SemaphoreSlim> running = plans.ToDictionary(p => p.UseCase.Name, _ => new SemaphoreSlim(1), StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var scheduler = await QuartzSchedulerBuilder.Create().BuildScheduler(stop);
        foreach (var plan in plans)
        {
            var job = JobBuilder.Create<PlannedJob>().WithIdentity(plan.UseCase.Name).Build();
            job.JobDataMap["run"] = (Func<Task>)(() => Run(plan, stop));
            await scheduler.ScheduleJob(job, TriggerBuilder.Create().StartNow().WithSimpleSchedule(s => s.WithInterval(plan.Every).RepeatForever()).Build(), cancellationToken: stop);
        }
        await scheduler.Start(stop);
        await Listen(stop);
        await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None);
    }

    /// <summary>Until nothing is left to do, once at a time in this process.</summary>
    private async Task Run(JobPlan plan, CancellationToken stop)
    {
        var turn = running[plan.UseCase.Name];
        if (!await turn.WaitAsync(0, stop))
        {
            return; // it runs now and goes on until nothing is left
        }
        try
        {
            if (await clocks.Agree(stop))
            {
                await runner.Run(plan, stop);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError("the run of {Job} could not be written down: {Kind}", plan.Name, failure.GetType().Name);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task Listen(CancellationToken stop)
    {
        var waking = plans.Where(p => p.WakesOn is not null).ToLookup(p => p.WakesOn!);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(stop);
                connection.Notification += (_, told) => _ = Task.WhenAll(waking[told.Channel].Select(plan => Run(plan, stop)));
                foreach (var channel in waking)
                {
                    await using var listen = new NpgsqlCommand($"listen {channel.Key}", connection);
                    await listen.ExecuteNonQueryAsync(stop);
                }
                while (!stop.IsCancellationRequested)
                {
                    await connection.WaitAsync(stop);
                }
            }
            catch (Exception lost) when (lost is NpgsqlException or IOException || DatabaseFailure.IsGone(lost))
            {
                log.LogWarning("the connection that listens was lost; the clock goes on, listening again in two seconds");
                await Pause(stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private static async Task Pause(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
        try
        {
            await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }
}

[DisallowConcurrentExecution]
internal sealed class PlannedJob : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await ((Func<Task>)context.JobDetail.JobDataMap["run"]!)();
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Jobs;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Tests.Modules.Database;
using WelfareMutual.Tests.Modules.Tickets;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.Jobs;

// SECURITY 4.2, rule I9: a job does its work once per key.
public sealed class JobRunnerTests : IAsyncLifetime
{
    private static readonly string Rules = File.ReadAllText(Path.Combine(Repository.Root, "modules", "Backups", "Restoring", "invariants.sql"));

    private Shop shop = null!;
    private int worked;

    public async Task InitializeAsync() => shop = await Shop.Open();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task An_hourly_job_runs_once_in_its_hour_however_often_it_is_started()
    {
        var plan = Plan(TimeSpan.FromHours(1));
        await Runner().Run(plan, default);
        shop.Site.Time.Advance(TimeSpan.FromMinutes(59));
        await Runner().Run(plan, default); // another process, started anew
        Assert.Equal(1, worked);
        shop.Site.Time.Advance(TimeSpan.FromMinutes(1));
        await Runner().Run(plan, default);
        Assert.Equal(2, worked);
        Assert.Equal(["2026-10-13T12:00 ok", "2026-10-13T13:00 ok"], await Runs());
    }

    [Fact]
    public async Task Of_two_back_offices_at_once_one_does_the_work()
    {
        var plan = Plan(TimeSpan.FromHours(6), () => Task.Delay(300));
        await Task.WhenAll(Runner().Run(plan, default), Runner().Run(plan, default), Runner().Run(plan, default));
        Assert.Equal(1, worked);
        Assert.Equal(["2026-10-13T12:00 ok"], await Runs());
    }

    [Fact]
    public async Task A_run_that_failed_or_was_cut_off_is_done_again_in_the_same_turn()
    {
        var plan = Plan(TimeSpan.FromHours(1), () => worked < 2 ? throw new InvalidOperationException("cut off") : Task.CompletedTask);
        await Runner().Run(plan, default);
        await Runner().Run(plan, default);
        await Runner().Run(plan, default);
        Assert.Equal(2, worked);
        Assert.Equal(["2026-10-13T12:00 failed: InvalidOperationException", "2026-10-13T12:00 ok"], await Runs());
        Assert.Equal(0, await shop.Ask<long>("select count(*) from kernel.job_run where finished_at is null or instance = ''"));
    }

    [Fact]
    public async Task A_quick_job_is_written_down_when_it_did_something()
    {
        var left = 0;
        var plan = new JobPlan(typeof(ForgetSignInFailures), TimeSpan.FromSeconds(3), null, true, (_, _) => Task.FromResult<Outcome<bool>>(left-- > 0));
        await Runner().Run(plan, default);
        Assert.Empty(await Runs());
        left = 2;
        await Runner().Run(plan, default);
        await Runner().Run(plan with { Run = (_, _) => Task.FromResult<Outcome<bool>>(Refusal.Unavailable) }, default);
        Assert.Equal(["ok", "unavailable"], (await Runs()).Select(r => r.Split(' ')[1]).Order());
    }

    [Fact]
    public async Task Real_jobs_leave_runs_that_break_no_rule_and_a_second_run_of_one_turn_is_reported()
    {
        await shop.Reserve(await shop.World.Member(), await shop.World.Offering());
        shop.Site.Time.Advance(TimeSpan.FromMinutes(15));
        foreach (var plan in shop.Site.Plans.Concat(shop.Site.Plans))
        {
            await Runner().Run(plan, default);
        }
        Assert.Equal(1, await shop.Ask<long>("select count(*) from kernel.job_run where name = 'tickets.release-unpaid-reservations' and result = 'ok'"));
        Assert.Equal(1, await shop.Ask<long>("select count(*) from kernel.job_run where name = 'payouts.settle-batches' and result = 'ok'"));
        Assert.DoesNotContain("I9", await Broken());

        // What the unique index forbids: the same turn done twice.
        await shop.Ask<object>("drop index kernel.job_once");
        await shop.Ask<object>("insert into kernel.job_run select gen_random_uuid(), name, run_key, 'another', started_at, finished_at, result from kernel.job_run where name = 'payouts.settle-batches'");
        Assert.Equal(["I9"], (await Broken()).Where(rule => rule == "I9"));
    }

    private JobRunner Runner() => new(
        shop.Site.JobServices.GetRequiredService<UseCaseRunner>(), shop.Site.JobServices.GetRequiredService<NpgsqlDataSource>(), new Clock(shop.Site.Time), NullLogger<JobRunner>.Instance);

    private JobPlan Plan(TimeSpan every, Func<Task>? work = null) => new(typeof(ForgetSignInFailures), every, null, false, async (_, _) =>
    {
        Interlocked.Increment(ref worked);
        await (work?.Invoke() ?? Task.CompletedTask);
        return false;
    });

    private async Task<string[]> Runs() => await shop.Ask<string[]>("select array_agg(run_key || ' ' || coalesce(result, 'runs') order by run_key, result) from kernel.job_run") ?? [];

    private async Task<List<string>> Broken()
    {
        await using var auditor = await DatabaseFixture.Open(shop.Site.Database.Auditor);
        await using var command = new NpgsqlCommand(Rules, auditor);
        await using var reader = await command.ExecuteReaderAsync();
        var broken = new List<string>();
        do
        {
            while (await reader.ReadAsync())
            {
                broken.Add(reader.GetString(0));
            }
        }
        while (await reader.NextResultAsync());
        return broken;
    }
}

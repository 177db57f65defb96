using Npgsql;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Members.Rosters;

/// <summary>A roster too long to wait for is filed by a job.</summary>
public sealed class RosterJobTests
{
    private const int People = 450;

    [Fact]
    public async Task A_long_roster_is_accepted_at_once_and_filed_by_the_job()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var roster = await Accept(firm, People);
        Assert.Equal((RosterState.Filing, 0, People), await Status(firm, roster));
        Assert.Equal(0, (await firm.Officer.Do(new OurMembers(null, 1))).Total);
        Assert.Equal(RosterState.Filing, (await firm.Officer.Do(new EnterpriseHome())).Rosters.Single().State);
        Assert.Equal("members-roster-closed", (await firm.Officer.Run(new DiscardRoster(roster))).Refusal?.Code);

        Assert.Equal(People, (await site.Job(new FileAcceptedRoster())).Value.People);
        Assert.Equal((RosterState.Filed, People, People), await Status(firm, roster));
        Assert.Equal(People, (await firm.Officer.Do(new OurMembers(null, 1))).Total);
        Assert.NotNull((await firm.Officer.Do(new EnterpriseHome())).Rosters.Single().FiledAt);
        Assert.False((await site.Job(new FileAcceptedRoster())).Value.Found);
    }

    [Fact]
    public async Task What_is_filed_late_is_dated_from_the_confirmation()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        site.Time.SetTokyo(2026, 10, 20, 23, 59, 59);
        var promised = (await firm.Officer.Do(new EnterpriseHome())).EffectiveFrom;
        await Accept(firm, People);
        site.Time.SetTokyo(2026, 10, 21, 9);
        await site.Job(new FileAcceptedRoster());
        Assert.NotEqual(promised, (await firm.Officer.Do(new EnterpriseHome())).EffectiveFrom);
        Assert.All((await firm.Officer.Do(new OurMembers(null, 1))).Rows, r => Assert.Equal(promised, r.JoinedOn));
    }

    [Fact]
    public async Task Killed_in_the_middle_nothing_is_filed_and_the_next_run_files_all_of_it_once()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var roster = await Accept(firm, People);
        await using var database = new NpgsqlConnection(site.Superuser);
        await database.OpenAsync();

        // The letters come last: whoever holds their table stops the job when the people are written.
        await using var other = new NpgsqlConnection(site.Superuser);
        await other.OpenAsync();
        await using var hold = await other.BeginTransactionAsync();
        await Execute(other, "lock table notifications.letter in access exclusive mode");
        var job = Task.Run(() => site.Job(new FileAcceptedRoster()));
        await Until(async () => await Count(database, "select count(*) from pg_stat_activity where usename = 'wm_jobs' and wait_event_type = 'Lock' and datname = current_database()") > 0);
        var (state, done, total) = await Status(firm, roster);
        Assert.Equal((RosterState.Filing, People), (state, total));
        Assert.InRange(done, 1, People);
        Assert.Equal(0, (await firm.Officer.Do(new OurMembers(null, 1))).Total);
        await Execute(database, "select pg_terminate_backend(pid, 10000) from pg_stat_activity where usename = 'wm_jobs' and wait_event_type = 'Lock' and datname = current_database()");
        Assert.Equal(RefusalKind.Unavailable, (await job).Refusal!.Kind);
        await hold.RollbackAsync();

        Assert.Equal(0, await Count(database, "select count(*) from members.member"));
        Assert.Equal(RosterState.Filing, (await Status(firm, roster)).State);
        await site.RunJobs();
        Assert.Equal((RosterState.Filed, People, People), await Status(firm, roster));
        Assert.Equal(
            (People, People, People, People, People),
            (await Count(database, "select count(*) from members.member"), await Count(database, "select count(*) from members.filing"),
             await Count(database, "select count(*) from identity.account where kind = 'Member'"), await Count(database, "select count(*) from notifications.letter where template = 'members.activation-key'"),
             await Count(database, "select count(distinct employee) from (select id as employee from members.member_profile) p")));
        Assert.Equal(2, await Count(database, "select attempts from members.roster_progress"));
    }

    [Fact]
    public async Task Pressed_twice_and_run_by_two_back_offices_it_is_filed_once()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var upload = await firm.Upload(Firm.Csv(1, People));
        var fingerprint = (await firm.Officer.Do(new ReviewRoster(upload.RosterId))).Fingerprint;
        var pressed = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => firm.Officer.Run(new FileRoster(upload.RosterId, fingerprint), Guid.CreateVersion7())));
        Assert.All(pressed, p => Assert.Equal(RosterState.Filing, p.Value.State));
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => site.Job(new FileAcceptedRoster())));
        Assert.Equal(People, runs.Sum(r => r.Value.People));
        Assert.Equal(People, (await firm.Officer.Do(new OurMembers(null, 1))).Total);
        Assert.Equal("members-roster-closed", (await firm.Officer.Run(new FileRoster(upload.RosterId, fingerprint))).Refusal?.Code);
    }

    [Fact]
    public async Task A_register_that_moved_before_the_job_came_gives_the_roster_back_and_says_so()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var roster = await Accept(firm, People);
        await firm.Officer.Do(new RegisterEmployee(Firm.Person()));
        Assert.Equal(0, (await site.Job(new FileAcceptedRoster())).Value.People);
        var review = await firm.Officer.Do(new ReviewRoster(roster));
        Assert.Equal((RosterState.Reviewed, 1), (review.State, review.Review.Leavers));
        Assert.Contains("登録の内容が変わりました", review.Returned, StringComparison.Ordinal);
        await firm.Officer.Do(new FileRoster(roster, review.Fingerprint));
        Assert.Null((await firm.Officer.Do(new ReviewRoster(roster))).Returned);
        Assert.Equal(People + 1, (await site.Job(new FileAcceptedRoster())).Value.People);
    }

    [Fact]
    public async Task More_people_than_there_are_numbers_are_refused_while_the_officer_is_there()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var upload = await firm.Upload(Firm.Csv(1, 1000));
        var fingerprint = (await firm.Officer.Do(new ReviewRoster(upload.RosterId))).Fingerprint;
        Assert.Equal("members-numbers-used-up", (await firm.Officer.Run(new FileRoster(upload.RosterId, fingerprint))).Refusal?.Code);
        Assert.Equal(RosterState.Reviewed, (await firm.Officer.Do(new ReviewRoster(upload.RosterId))).State);
    }

    [Fact]
    public async Task Another_enterprise_does_not_see_how_far_it_is()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var other = await Firm.Open(site, "1285");
        var roster = await Accept(firm, People);
        Assert.Equal(RefusalKind.NotFound, (await other.Officer.Run(new RosterStatus(roster))).Refusal?.Kind);
    }

    private static async Task<Guid> Accept(Firm firm, int people)
    {
        var upload = await firm.Upload(Firm.Csv(1, people));
        var filed = await firm.Officer.Do(new FileRoster(upload.RosterId, (await firm.Officer.Do(new ReviewRoster(upload.RosterId))).Fingerprint));
        Assert.Equal((RosterState.Filing, null), (filed.State, filed.Filed));
        return upload.RosterId;
    }

    private static async Task<(RosterState State, int Done, int Total)> Status(Firm firm, Guid roster)
    {
        var status = await firm.Officer.Do(new RosterStatus(roster));
        return (status.State, status.Done, status.Total);
    }

    private static async Task Until(Func<Task<bool>> reached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await reached())
        {
            await Task.Delay(50, limit.Token);
        }
    }

    private static async Task Execute(NpgsqlConnection database, string sql)
    {
        await using var command = new NpgsqlCommand(sql, database);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> Count(NpgsqlConnection database, string sql)
    {
        await using var command = new NpgsqlCommand(sql, database);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}

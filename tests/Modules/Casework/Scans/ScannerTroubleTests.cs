using Npgsql;
using WelfareMutual.Casework.Scans;
using WelfareMutual.Tests.Support.Scanner;
using Xunit;

namespace WelfareMutual.Tests.Modules.Casework.Scans;

// Drill D26 in small: the scanner is down, hangs, dies, errs; its signatures are old. Documents stay shut, uploads go on, somebody is told.
public sealed class ScannerTroubleTests
{
    [Theory]
    [InlineData(ScannerMood.Hangs)]
    [InlineData(ScannerMood.DiesInTheMiddle)]
    [InlineData(ScannerMood.HalfAnswers)]
    [InlineData(ScannerMood.Errs)]
    public async Task Without_a_whole_answer_the_document_stays_shut_and_is_scanned_when_the_scanner_works_again(ScannerMood mood)
    {
        await using var world = await ScanWorld.Start(mood == ScannerMood.Hangs ? 3 : 15);
        world.Scanner.Mood = mood;
        var (reference, document) = await ScanWorld.Claim(await world.Claims.Member());
        Assert.False((await world.Scan()).Value.Decided);
        Assert.Equal("Waiting", await world.Verdict(document));
        Assert.Equal("casework-document-waiting", (await world.Open(reference, document)).Refusal!.Code);

        world.Scanner.Mood = ScannerMood.Works;
        Assert.False((await world.Scan()).Value.Decided); // not yet due again
        world.Site.Time.Advance(TimeSpan.FromSeconds(16));
        Assert.True((await world.Scan()).Value.Decided);
        Assert.True((await world.Open(reference, document)).Succeeded);
    }

    [Fact]
    public async Task While_it_is_down_documents_are_taken_in_and_after_the_set_minutes_one_alarm_is_raised()
    {
        await using var world = await ScanWorld.Start();
        world.Scanner.Stop();
        var member = await world.Claims.Member();
        var (reference, document) = await ScanWorld.Claim(member);
        await world.Scan();
        Assert.Equal(0L, await world.Alarms("scanner-silent"));
        for (var minutes = 0; minutes < 40; minutes += 10)
        {
            world.Site.Time.Advance(TimeSpan.FromMinutes(10));
            await world.Scan();
        }
        Assert.Equal(1L, await world.Alarms("scanner-silent"));
        Assert.Equal("casework-document-waiting", (await world.Open(reference, document)).Refusal!.Code);
        var (draft, _) = await ScanWorld.Draft(member);
        await ScanWorld.Attach(member, draft, ScanWorld.Paper);
    }

    [Fact]
    public async Task The_pause_doubles_up_to_ten_minutes()
    {
        await using var world = await ScanWorld.Start();
        world.Scanner.Stop();
        var (_, document) = await ScanWorld.Claim(await world.Claims.Member());
        var pauses = new List<int>();
        for (var n = 0; n < 8; n++)
        {
            await world.Scan();
            var due = await world.Claims.Scalar<DateTime>($"select due_at from casework.document_scan where id = '{document}'");
            pauses.Add((int)(due - world.Site.Time.Now.UtcDateTime).TotalSeconds);
            world.Site.Time.Advance(TimeSpan.FromSeconds(pauses[^1]));
        }
        Assert.Equal([15, 30, 60, 120, 240, 480, 600, 600], pauses);
    }

    [Fact]
    public async Task One_document_that_cannot_be_scanned_holds_up_no_other()
    {
        await using var world = await ScanWorld.Start();
        var member = await world.Claims.Member();
        var (draft, broken) = await ScanWorld.Draft(member);
        await world.Claims.Execute($"update casework.case_document_chunk set identity_content = set_byte(identity_content, 200, get_byte(identity_content, 200) # 1) where document_id = '{broken}' and number = 0");
        world.Site.Time.Advance(TimeSpan.FromSeconds(1));
        var sound = await ScanWorld.Attach(member, draft, ScanWorld.Paper);
        Assert.False((await world.Scan()).Value.Decided);
        Assert.True((await world.Scan()).Value.Decided);
        Assert.Equal(("Waiting", "Clean"), (await world.Verdict(broken), await world.Verdict(sound)));
        Assert.Equal($"{broken}", await world.Claims.Scalar<string>("select detail from audit.alarm where code = 'document-unreadable'"));
    }

    [Fact]
    public async Task Two_runs_at_once_scan_a_document_once()
    {
        await using var world = await ScanWorld.Start();
        await ScanWorld.Claim(await world.Claims.Member());
        var runs = await Task.WhenAll(world.Scan(), world.Scan(), world.Scan());
        Assert.Single(runs, r => r.Value.Decided);
        Assert.Single(world.Scanner.Scanned);
    }

    [Fact]
    public async Task A_run_that_is_killed_while_it_scans_leaves_the_document_to_the_next()
    {
        await using var world = await ScanWorld.Start();
        var (_, document) = await ScanWorld.Claim(await world.Claims.Member());
        world.Scanner.Mood = ScannerMood.Hangs;
        var killed = world.Scan();
        while (world.Scanner.Begun == 0)
        {
            Assert.False(killed.IsCompleted);
            await Task.Delay(20);
        }
        Assert.False((await world.Scan()).Value.Decided); // it is held
        var name = new NpgsqlConnectionStringBuilder(world.Site.Database.Jobs).Username;
        Assert.True(await world.Claims.Scalar<long>($"select count(pg_terminate_backend(pid, 10000)) from pg_stat_activity where datname = current_database() and usename = '{name}' and state = 'idle in transaction'") > 0);
        await Assert.ThrowsAnyAsync<Exception>(async () => Assert.True((await killed).Succeeded));
        Assert.Equal(("Waiting", 0), (await world.Verdict(document), await world.Claims.Scalar<int>("select attempts from casework.document_scan")));

        world.Scanner.Mood = ScannerMood.Works;
        Assert.True((await world.Scan()).Value.Decided);
        Assert.Equal("Clean", await world.Verdict(document));
    }

    [Fact]
    public async Task What_was_taken_back_is_not_opened_for_a_scan()
    {
        await using var world = await ScanWorld.Start();
        var member = await world.Claims.Member();
        var (_, document) = await ScanWorld.Draft(member);
        await member.Do(new WelfareMutual.Casework.Documents.RemoveDocument(document));
        await world.Scan();
        Assert.Equal(0, world.Scanner.Begun);
    }

    [Fact]
    public async Task Old_signatures_and_a_scanner_that_does_not_say_raise_an_alarm()
    {
        await using var world = await ScanWorld.Start();
        world.Scanner.SignaturesOf = world.Site.Time.Now.AddDays(-2);
        var said = (await world.Site.Job(new WatchScanner())).Value.SignaturesOf!.Value;
        Assert.Equal(world.Site.Time.Now.AddDays(-2), said, TimeSpan.FromSeconds(1));
        Assert.Equal(0L, await world.Claims.Scalar<long>("select count(*) from audit.alarm"));
        world.Scanner.SignaturesOf = world.Site.Time.Now.AddDays(-4);
        await world.Site.Job(new WatchScanner());
        await world.Site.Job(new WatchScanner());
        Assert.Equal(1L, await world.Alarms("scanner-old"));
        world.Scanner.Stop();
        Assert.Null((await world.Site.Job(new WatchScanner())).Value.SignaturesOf);
        Assert.Equal(1L, await world.Alarms("scanner-silent"));
    }

    [Fact]
    public async Task Where_there_is_no_scanner_a_document_passes_only_by_the_setting_and_is_marked()
    {
        await using (var workplace = await CondolenceBenefits.Claims.ClaimWorld.Start())
        {
            var (reference, document) = await ScanWorld.Claim(await workplace.Member());
            await workplace.Site.Scan();
            Assert.Equal("Passed", await workplace.Scalar<string>("select verdict from casework.document_scan"));
            Assert.True((await workplace.Clerk.Run(new WelfareMutual.Casework.Documents.ReadDocument(reference, document))).Succeeded);
        }
        await using var bare = await CondolenceBenefits.Claims.ClaimWorld.Start(("WM:Scanner:Unscanned", "false"));
        await ScanWorld.Claim(await bare.Member());
        await bare.Site.Scan();
        Assert.Equal("Waiting", await bare.Scalar<string>("select verdict from casework.document_scan"));
    }
}

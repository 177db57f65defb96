using WelfareMutual.Audit.Chain;
using WelfareMutual.Audit.Seals;
using WelfareMutual.Kernel;
using Xunit;

namespace WelfareMutual.Tests.Modules.Audit.Seals;

// FEATURES AUD-02: the seal of each day outside the database.
public sealed class SealDaysTests
{
    [Fact]
    public async Task Each_day_that_ended_has_its_seal_and_no_other()
    {
        await using var log = await Log.Filled();
        await log.Site.Job(new SealDays());
        Assert.Empty(Directory.GetFiles(log.Seals));
        await log.Days(3);
        var today = Clock.DayOf(log.Site.Time.Now);
        Assert.Equal([Name(today.AddDays(-3)), Name(today.AddDays(-2)), Name(today.AddDays(-1))], Files(log));
        Assert.Equal("true", await log.Verdict());
        Assert.Equal(0L, await log.Look<long>("select count(*) from audit.alarm"));
    }

    [Fact]
    public async Task A_missed_day_is_sealed_late_and_raises_an_alarm()
    {
        await using var log = await Log.Filled();
        log.Site.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal(3, (await log.Site.Job(new SealDays())).Value.Sealed);
        Assert.Equal(2L, await log.Look<long>("select count(*) from audit.alarm where code = 'seal-late'"));
        Assert.Equal("true", await log.Verdict());
    }

    [Fact]
    public async Task A_seal_that_is_gone_is_named_and_never_made_anew()
    {
        await using var log = await Log.Filled();
        await log.Days(3);
        var gone = Clock.DayOf(log.Site.Time.Now).AddDays(-1);
        File.Delete(Path.Combine(log.Seals, Name(gone)));
        await log.Site.Job(new SealDays());
        Assert.DoesNotContain(Name(gone), Files(log));
        Assert.Equal($"seal-missing {gone:yyyy-MM-dd}", await log.Verdict());
        Assert.Equal(1L, await log.Look<long>("select count(*) from audit.alarm where code = 'seal-missing'"));
    }

    [Fact]
    public async Task A_seal_written_by_another_hand_is_named()
    {
        await using var log = await Log.Filled();
        await log.Days(2);
        var file = Path.Combine(log.Seals, Files(log)[1]);
        var text = await File.ReadAllTextAsync(file);
        File.Delete(file);
        await File.WriteAllTextAsync(file, text.Replace("\"count\": ", "\"count\": 1", StringComparison.Ordinal));
        Assert.Equal($"seal-forged {Path.GetFileName(file)[..10]}", await log.Verdict());
    }

    [Fact]
    public async Task A_night_that_finds_something_raises_an_alarm_and_runs_once()
    {
        await using var log = await Log.Filled();
        await log.Days(1);
        await log.Attack("update audit.entry set terminal = 'T-02' where id = (select entry_id from audit.link where seq = 7)");
        log.Site.Time.Now = Clock.StartOf(Clock.DayOf(log.Site.Time.Now)).AddHours(2);
        Assert.Equal(1, (await log.Site.Job(new VerifyTonight())).Value.Findings);
        Assert.False((await log.Site.Job(new VerifyTonight())).Value.Ran);
        Assert.Equal("altered at 7", await log.Look<string>("select detail from audit.alarm where code = 'log-altered'"));
    }

    private static string Name(DateOnly day) => $"{day:yyyy-MM-dd}.seal.json";

    private static string[] Files(Log log) => [.. Directory.GetFiles(log.Seals).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
}

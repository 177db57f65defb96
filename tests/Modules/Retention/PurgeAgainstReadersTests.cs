using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Search;
using WelfareMutual.Retention.Purges;
using WelfareMutual.Tests.Modules.Database;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Retention;

// SECURITY 4.3, D17: whoever reads or edits meanwhile.
public sealed class PurgeAgainstReadersTests : IAsyncLifetime
{
    private LeaverWorld world = null!;

    public async Task InitializeAsync() => world = await LeaverWorld.Start();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_reader_gets_the_whole_record_or_none_of_it()
    {
        var leavers = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            var leaver = await world.World.Member();
            leavers.Add(await world.Number(leaver));
            await world.Leave(leaver);
        }
        world.Years(13);
        var whole = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var number in leavers)
        {
            whole[number] = JsonSerializer.Serialize(await world.Checker.Do(new MemberDetail(number)));
        }
        var purge = await world.Draft();
        await world.Release(purge);
        var seen = new ConcurrentBag<string>();
        using var stop = new CancellationTokenSource();
        var reading = Enumerable.Range(0, 3).Select(n => Task.Run(async () =>
        {
            for (var i = n; !stop.IsCancellationRequested; i += 3)
            {
                var outcome = await world.Checker.Run(new MemberDetail(leavers[i % leavers.Count]));
                seen.Add(!outcome.Succeeded ? outcome.Refusal!.Kind.ToString() : JsonSerializer.Serialize(outcome.Value) == whole[leavers[i % leavers.Count]] ? "whole" : "half");
            }
        })).ToArray();
        await world.Site.Job(new RunPurge());
        for (var i = 0; i < leavers.Count; i++)
        {
            await using var jobs = await DatabaseFixture.Open(world.Site.Addresses.Jobs);
            await DatabaseFixture.Scalar(jobs, $"select retention.erase_people('{purge}', 1, now())");
        }
        Assert.Equal("Done", await world.Finish(purge));
        await stop.CancelAsync();
        await Task.WhenAll(reading);
        Assert.Empty(seen.Distinct().Except(["whole", nameof(RefusalKind.NotFound), nameof(RefusalKind.Erased)], StringComparer.Ordinal));
        Assert.Contains("whole", seen);
        Assert.Contains(nameof(RefusalKind.NotFound), seen);
    }

    /// <summary>Why: a query is one moment, a command is not.</summary>
    [Theory]
    [InlineData(true, 1L)]
    [InlineData(false, 0L)]
    public async Task A_query_sees_one_moment(bool oneMoment, long after)
    {
        var member = await world.World.Member();
        await using var scope = world.Site.Office.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        await session.Open(oneMoment, CancellationToken.None);
        Assert.Equal(1L, await Keys(session, member.Id));
        await world.Site.Database.Execute($"delete from keys.person_key where person_id = '{member.Id}' and purpose = 'Own'");
        Assert.Equal(after, await Keys(session, member.Id));
    }

    [Fact]
    public async Task Whoever_is_being_written_is_left_for_later_and_nobody_waits()
    {
        var (edited, other) = (await world.World.Member(), await world.World.Member());
        await world.Leave(edited);
        await world.Leave(other);
        world.Years(13);
        var purge = await world.Draft();
        await world.Release(purge);
        await using var clerk = await DatabaseFixture.Open(world.Site.Superuser);
        await using (var edit = await clerk.BeginTransactionAsync())
        {
            await DatabaseFixture.Scalar(clerk, $"update members.member_profile set version = version where id = '{edited.Id}'");
            var began = TimeProvider.System.GetTimestamp();
            await world.Finish(purge);
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(60), "the erasure stood still");
            Assert.Equal([other.Id], await world.Site.Database.Read<Guid>("select subject_id from retention.purge_item where state = 'Erased'"));
            Assert.Equal("Running", await world.Scalar<string>("select state from retention.purge"));
            Assert.True((await world.Checker.Run(new MemberDetail(await world.Number(edited)))).Succeeded);
            await edit.RollbackAsync();
        }
        Assert.Equal("Done", await world.Finish(purge));
        Assert.Equal(2L, await world.Scalar<long>("select count(*) from retention.erased"));
    }

    [Fact]
    public async Task Who_gets_a_new_record_after_the_run_began_is_kept_also_when_it_was_being_written_just_then()
    {
        var (written, locked, other) = (await world.World.Member(), await world.World.Member(), await world.World.Member());
        foreach (var leaver in new[] { written, locked, other })
        {
            await world.Leave(leaver);
        }
        world.Years(13);
        var purge = await world.Draft();
        await world.Release(purge);
        await world.Site.Job(new RunPurge()); // it begins: all three are over
        Assert.Equal(3L, await world.Scalar<long>("select count(*) from retention.purge_item where state = 'Waiting'"));
        await world.Site.Database.Execute(Letter(written.Id));
        await using var clerk = await DatabaseFixture.Open(world.Site.Superuser);
        await using (var edit = await clerk.BeginTransactionAsync())
        {
            await DatabaseFixture.Scalar(clerk, $"update members.member set version = version where id = '{locked.Id}'; {Letter(locked.Id)}");
            await world.Finish(purge);
            Assert.Equal("Running", await world.Scalar<string>("select state from retention.purge"));
            await edit.CommitAsync();
        }
        Assert.Equal("Done", await world.Finish(purge));
        Assert.Equal([other.Id], await world.Site.Database.Read<Guid>("select subject_id from retention.erased"));
        Assert.Equal(2L, await world.Scalar<long>("select count(*) from retention.purge_item where state = 'Kept'"));
        Assert.True(await world.Scalar<long>(PurgeTests.Residue(written.Id)) > 2);
    }

    [Fact]
    public async Task What_comes_in_for_somebody_erased_is_swept_before_the_run_is_over()
    {
        var leaver = await world.World.Member();
        await world.Leave(leaver);
        world.Years(13);
        var purge = await world.Draft();
        await world.Release(purge);
        while (await world.Scalar<string>("select state from retention.purge") != "Closing")
        {
            await world.Site.Job(new RunPurge());
        }
        // Somebody who had read the key before the erasure commits only now.
        await world.Site.Database.Execute($"insert into notifications.letter (id, person_id, template, content, written_at) values (gen_random_uuid(), '{leaver.Id}', 'mail-changed', 'x', now()); insert into keys.audit_alias (person_id, alias) values ('{leaver.Id}', gen_random_uuid())");
        Assert.Equal(2L, await world.Scalar<long>(PurgeTests.Residue(leaver.Id)));
        Assert.Equal("Done", await world.Finish(purge));
        Assert.Equal(0L, await world.Scalar<long>(PurgeTests.Residue(leaver.Id)));
    }

    /// <summary>Within its time on the day of the run.</summary>
    private string Letter(Guid person) =>
        $"insert into notifications.letter (id, person_id, template, content, written_at) values (gen_random_uuid(), '{person}', 'mail-changed', 'x', '{Clock.DayOf(world.Site.Time.Now):yyyy-MM-dd}')";

    private static async Task<long> Keys(DbSession session, Guid person)
    {
        await using var count = session.Command("select count(*) from keys.person_key where person_id = $1 and purpose = 'Own'", person);
        return (long)(await count.ExecuteScalarAsync())!;
    }
}

using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Outbox;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Notifications.Contracts;
using WelfareMutual.Tests.Modules.Identity;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Notifications.Delivery;

/// <summary>Source: FEATURES NTF-01. Whoever delivers loses the database at every point between the commit and the mark "sent".</summary>
public sealed partial class KilledDeliveryTests
{
    private const int Kills = 200;

    [Fact]
    public async Task Killed_two_hundred_times_between_commit_and_mark_each_committed_notice_is_one_message_and_no_other_is()
    {
        await using var relay = Relay.Start("250 ok");
        await using var site = await Site.Start(
            ("WM:Mail:Host", "127.0.0.1"), ("WM:Mail:Port", relay.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("WM:Mail:From", "kyosai@portal.example"), ("WM:Portal:PublicUrl", "https://portal.example"));
        await using var superuser = NpgsqlDataSource.Create(site.Superuser);
        var person = await site.Office(async services =>
        {
            var id = Guid.CreateVersion7();
            await services.GetRequiredService<PersonKeys>().MakeFor([id], null);
            await services.GetRequiredService<INotices>().SetAddress(id, "hanako@example.jp", CancellationToken.None);
            return id;
        });
        var (killed, twice) = (0, 0);
        async Task Kill()
        {
            (relay.Hears, relay.Takes) = (_ => Task.CompletedTask, () => Task.CompletedTask);
            await using var kill = superuser.CreateCommand(
                "select count(pg_terminate_backend(pid, 10000)) from pg_stat_activity where datname = current_database() and usename = 'wm_jobs'");
            killed += (long)(await kill.ExecuteScalarAsync())! > 0 ? 1 : 0;
        }

        async Task Die() // the deliverer's end of the line to the relay goes with it
        {
            await Kill();
            throw new IOException("the sender is gone");
        }

        for (var i = 0; i < Kills; i++)
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => Tell(site, person, rolledBack: true));
            await Tell(site, person, rolledBack: false);
            switch (i % 3)
            {
                case 0: // the relay has heard nothing yet
                    relay.Hears = _ => Die();
                    break;
                case 1: // it knows for whom, and has no mail
                    relay.Hears = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? Die() : Task.CompletedTask;
                    break;
                default: // it has the mail, and nobody here knows it
                    relay.Takes = Kill;
                    twice++;
                    break;
            }
            Assert.Equal(Refusal.Unavailable, (await site.Job(new DeliverOutbox())).Refusal);
            Assert.Equal(1L, await site.Look<long>("select count(*) from kernel.outbox where state = 'pending'"));
            await Until(site);
        }

        var committed = await site.Look<Guid[]>("select array_agg(id) from kernel.outbox where state = 'sent'");
        var arrived = relay.Messages.Select(m => Guid.Parse(MessageId().Match(m).Groups[1].Value)).ToList();
        Assert.Equal((Kills, Kills), (killed, committed.Length));
        Assert.Equal(committed.Order(), arrived.Distinct().Order());
        Assert.Equal(Kills + twice, arrived.Count); // cut off after the relay had it: it comes again, under the same id
    }

    private static Task<int> Tell(Site site, Guid person, bool rolledBack) => site.Office(async services =>
    {
        await services.GetRequiredService<INotices>().Tell(person, "case-decided", Guid.CreateVersion7(), CancellationToken.None);
        return rolledBack ? throw new OperationCanceledException("the use case fails after it told") : 0;
    });

    /// <summary>The next run finds the row again; a connection of the pool that died with the other fails once more.</summary>
    private static async Task Until(Site site)
    {
        for (var tries = 0; await site.Look<long>("select count(*) from kernel.outbox where state = 'pending'") > 0; tries++)
        {
            Assert.True(tries < 5, "a notice stays behind");
            await site.Job(new DeliverOutbox());
        }
    }

    [GeneratedRegex("Message-ID: <([0-9a-f]{32})@", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex MessageId();
}

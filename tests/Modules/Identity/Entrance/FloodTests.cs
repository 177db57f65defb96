using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Identity;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Entrance;

/// <summary>Many at the door at once: guessing is slow, the owner is not shut out, and nobody waits in a queue without end.</summary>
public sealed class FloodTests
{
    private const string Wrong = "chigau pasuwado desu";

    [Fact]
    public async Task A_replay_of_ten_thousand_pairs_is_throttled_while_the_owner_comes_in()
    {
        await using var site = await Site.Start(("WM:Identity:HashIterations", "1"));
        await site.ActiveMember("1284-037");
        await site.Guest.Do(new SignIn("1284-037", Entry.Password)); // from where the flood will come, as a stolen Portal would say
        var compared = 0;
        for (var pair = 0; pair < 10_000; pair++)
        {
            compared += (await site.Guest.Run(new SignIn($"{1000 + pair / 999}-{1 + pair % 999:000}", Wrong))).Refusal!.Code == "identity-no-match" ? 1 : 0;
            site.Time.Advance(TimeSpan.FromMilliseconds(5)); // two hundred a second
            if (pair % 2500 == 1250)
            {
                Assert.True((await site.Guest.Run(new SignIn("1284-037", Entry.Password))).Succeeded, $"the owner is shut out after {pair} pairs");
                Assert.True((await site.Stranger($"192.0.2.{pair / 2500}").Run(new SignIn("1284-037", Entry.Password))).Succeeded, "elsewhere they are shut out too");
            }
        }
        Assert.InRange(compared, 1, 120); // fifty seconds
    }

    [Fact]
    public async Task Guessing_at_one_number_from_everywhere_does_not_shut_its_owner_out()
    {
        await using var site = await Site.Start(("WM:Identity:HashIterations", "1"));
        await site.ActiveMember("1284-037");
        var home = site.Stranger("192.0.2.1", "iPhone・Safari");
        await home.Do(new SignIn("1284-037", Entry.Password));
        var compared = 0;
        for (var i = 0; i < 400; i++)
        {
            compared += (await site.Stranger($"198.51.{i / 250}.{i % 250}").Run(new SignIn("1284-037", Wrong))).Refusal!.Code == "identity-no-match" ? 1 : 0;
            site.Time.Advance(TimeSpan.FromSeconds(2));
        }
        Assert.InRange(compared, 100, 101); // thirty a minute, and none after a hundred in a row
        Assert.True((await home.Run(new SignIn("1284-037", Entry.Password))).Succeeded);
        site.Time.Advance(TimeSpan.FromSeconds(1));
        await site.Look<long>($"""
            with x as (insert into identity.sign_in_failure select gen_random_uuid(), f.target, '\x01', '{site.Time.Now:O}'
            from (select distinct target from identity.sign_in_failure) f, generate_series(1, 100) returning 1) select count(*) from x
            """);
        site.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("identity-too-fast", (await site.Stranger("203.0.113.9").Run(new SignIn("1284-037", Entry.Password))).Refusal!.Code);
        site.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.True((await site.Stranger("203.0.113.9").Run(new SignIn("1284-037", Entry.Password))).Succeeded); // a delay, and no lock
    }

    [Fact]
    public async Task Beyond_the_queue_the_answer_is_try_again_at_once()
    {
        await using var site = await Site.Start(("WM:Identity:HashesAtOnce", "1"), ("WM:Identity:HashesWaiting", "2"), ("WM:Identity:LongestWaitForHashSeconds", "60"));
        await site.ActiveMember("1284-037");
        var turns = site.Gateway.GetRequiredService<PasswordTurns>();
        var held = (await turns.Take(CancellationToken.None))!;
        var waiting = Enumerable.Range(0, 2).Select(_ => site.Guest.Run(new SignIn("1284-037", Entry.Password))).ToArray();
        await Until(() => turns.Waiting == 2);
        var refused = await site.Guest.Run(new SignIn("1284-037", Entry.Password)).WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(("identity-busy", RefusalKind.Rule), (refused.Refusal!.Code, refused.Refusal.Kind));
        held.Dispose();
        Assert.All(await Task.WhenAll(waiting), answer => Assert.True(answer.Succeeded));
        Assert.Equal(0, turns.Waiting);
    }

    [Fact]
    public async Task A_turn_given_back_twice_makes_no_second_place()
    {
        using var turns = new PasswordTurns(new IdentitySettings { HashesAtOnce = 1, HashesWaiting = 0 });
        var turn = (await turns.Take(CancellationToken.None))!;
        turn.Dispose();
        turn.Dispose();
        Assert.NotNull(await turns.Take(CancellationToken.None));
        Assert.Null(await turns.Take(CancellationToken.None));
    }

    [Fact]
    public async Task The_owner_is_told_of_a_sign_in_from_elsewhere_with_another_device()
    {
        await using var site = await Site.Start();
        await site.ActiveMember("1284-037");
        await site.Stranger("192.0.2.1", "iPhone・Safari").Do(new SignIn("1284-037", Entry.Password));
        await site.Stranger("192.0.2.77", "iPhone・Safari").Do(new SignIn("1284-037", Entry.Password)); // the same telephone elsewhere
        Assert.Equal(0L, await Told(site));
        await site.Stranger("198.51.100.3", "Windows・Chrome").Do(new SignIn("1284-037", Entry.Password));
        Assert.Equal(1L, await Told(site));
    }

    private static Task<long> Told(Site site) => site.Look<long>("select count(*) from kernel.outbox where kind = 'mail.signed-in-elsewhere'");

    private static async Task Until(Func<bool> reached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!reached())
        {
            await Task.Delay(10, limit.Token);
        }
    }
}

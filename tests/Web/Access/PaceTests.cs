using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WelfareMutual.Kernel.Transport;
using Xunit;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>A program that reads everything through one session is slowed down, and nobody else notices.</summary>
public sealed class PaceTests
{
    private const int Burst = 20;

    [Fact]
    public async Task A_session_that_asks_faster_than_a_person_hears_to_wait_and_others_go_on()
    {
        var slow = new ConfigurationBuilder().AddInMemoryCollection([new("WM:Pace:Burst", $"{Burst}"), new("WM:Pace:PerSecond", "1")]).Build();
        await using var site = await WebSite.Start(services => services.AddSingleton(new SessionPace(slow, NullLogger<SessionPace>.Instance)));
        var member = await site.World.Member();
        using var program = site.As(member.User);
        using var guest = site.Guest();
        var answers = new List<HttpStatusCode>();
        Seen seen;
        do
        {
            seen = await program.Open("/tickets");
            answers.Add(seen.Status);
        }
        while (seen.Status == HttpStatusCode.OK && answers.Count < 10 * Burst);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answers[^1]);
        Assert.True(answers.Count > 3, "a person would have noticed");
        Assert.NotNull(seen.Answer.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await guest.Open("/tickets")).Status);
        using var other = site.As((await site.World.Member()).User);
        Assert.Equal(HttpStatusCode.OK, (await other.Open("/tickets")).Status);
    }

    [Fact]
    public async Task A_new_token_each_time_is_no_way_round()
    {
        var slow = new ConfigurationBuilder().AddInMemoryCollection([new("WM:Pace:Burst", $"{Burst}"), new("WM:Pace:PerSecond", "1")]).Build();
        await using var site = await WebSite.Start(services => services.AddSingleton(new SessionPace(slow, NullLogger<SessionPace>.Instance)));
        using var member = site.As((await site.World.Member()).User);
        Assert.Equal(HttpStatusCode.OK, (await member.Open("/tickets")).Status);
        var last = HttpStatusCode.OK;
        for (var tries = 0; last == HttpStatusCode.OK; tries++)
        {
            Assert.True(tries < 20 * Burst, "tokens that nobody gave out are never too many");
            using var stranger = site.WithToken($"{Guid.CreateVersion7():N}");
            last = (await stranger.Open("/tickets")).Status;
        }
        Assert.Equal(HttpStatusCode.ServiceUnavailable, last);
        Assert.Equal(HttpStatusCode.OK, (await member.Open("/tickets")).Status); // at the same address
    }
}

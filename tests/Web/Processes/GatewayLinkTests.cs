using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using WelfareMutual.Tests.Support;
using WelfareMutual.Web.Portal;
using Xunit;

namespace WelfareMutual.Tests.Web.Processes;

// SECURITY 4.3 D21: a Portal without its core says so in bounded time, however many ask.
public sealed class GatewayLinkTests
{
    private const int Visitors = 30;

    [Fact]
    public async Task Who_waits_for_a_gateway_that_stays_silent_is_told_with_all_the_others_not_one_after_the_other()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0); // takes the call and never says a word of TLS
        silent.Start();
        using var tls = new TransportFolder();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("WM:Tls", tls.Portal)]).Build();
        using var handler = GatewayConnection.Handler(settings, Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Production }).Environment);
        using var gateway = new HttpClient(handler) { BaseAddress = new($"https://localhost:{((IPEndPoint)silent.LocalEndpoint).Port}"), DefaultRequestVersion = HttpVersion.Version20 };
        var clock = Stopwatch.StartNew();
        var refused = await Task.WhenAll(Enumerable.Range(0, Visitors).Select(_ => Record.ExceptionAsync(() => gateway.GetAsync("/"))));
        Assert.DoesNotContain(null, refused);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(45)); // each its three seconds: ninety
    }
}

using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel.Transport;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

// The Portal asks for what is published by itself, whether anybody visits and whatever the core answers.
public sealed class CopyPublishedTests
{
    [Fact]
    public async Task A_core_that_errs_is_asked_again_soon_and_does_not_end_the_Portal()
    {
        var copies = Directory.CreateTempSubdirectory("wm-published-");
        using var core = new Erring();
        await using var portal = new WebApplicationFactory<Host.Portal.Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development").UseContentRoot(AppContext.BaseDirectory);
            host.UseSetting("WM:Gateway:Url", "http://gateway/");
            host.UseSetting("WM:Portal:Published", copies.FullName);
            host.ConfigureTestServices(services => services.AddHttpClient<PortalUseCases>().ConfigurePrimaryHttpMessageHandler(() => core));
        });
        using var visitor = portal.CreateClient();
        for (var look = 0; core.Asked < 2; look++)
        {
            Assert.True(look < 600, "it is not asked again");
            await Task.Delay(100);
        }
        using var answer = await visitor.GetAsync("/health");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        copies.Delete(true);
    }

    private sealed class Erring : HttpMessageHandler
    {
        private int asked;

        public int Asked => Volatile.Read(ref asked);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref asked);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError));
        }
    }
}

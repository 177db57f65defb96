using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Payments;

namespace WelfareMutual.Tests.Web;

/// <summary>Portal, Gateway and back office in memory, as they are wired in their own programs, with antiforgery on,
/// on one database and one clock that a test turns.</summary>
public sealed class WebSite : IAsyncDisposable
{
    private const string CardHeader = "X-Test-Card";
    private readonly Action<IServiceCollection>? more;
    private readonly WebApplicationFactory<Host.Gateway.Program> gateway;
    private readonly WebApplicationFactory<Host.Portal.Program> portal;
    private readonly WebApplicationFactory<Host.BackOffice.Program> office;

    private WebSite(Site site, PaymentProvider provider, Action<IServiceCollection>? more)
    {
        this.more = more;
        (Site, Provider, World) = (site, provider, new World(site));
        var payments = provider.Settings;
        gateway = Factory<Host.Gateway.Program>(
            [.. payments, ("WM:Database", site.Addresses.Gateway), ("WM:Keys", site.Addresses.GatewayKeys), ("WM:Pace:Burst", "1000000")], UseClock);
        portal = Factory<Host.Portal.Program>([("WM:Gateway:Url", "http://gateway/")], services =>
        {
            UseClock(services);
            services.AddHttpClient<PortalUseCases>().ConfigurePrimaryHttpMessageHandler(() => new Cable(this) { InnerHandler = gateway.Server.CreateHandler() });
            services.AddHttpClient("hooks").ConfigurePrimaryHttpMessageHandler(() => gateway.Server.CreateHandler());
        });
        office = Factory<Host.BackOffice.Program>(
            [.. payments, ("WM:Database:Office", site.Addresses.Office), ("WM:Database:Jobs", site.Addresses.Jobs), ("WM:Keys", site.Addresses.OfficeKeys), ("WM:Mail:Host", "localhost"), ("WM:Audit:Seals", Path.Combine(AppContext.BaseDirectory, "seals")), ("WM:Jobs", "false")],
            services =>
            {
                UseClock(services);
                services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new CardInReader()));
            });
    }

    /// <summary>Whether the Portal finds nobody at the Gateway's address.</summary>
    public bool GatewayIsDown { get; set; }

    public Site Site { get; }
    public PaymentProvider Provider { get; }
    public World World { get; }

    /// <param name="more">Added to the services of all three hosts, over their own.</param>
    /// <param name="settings">Beside those of the payment provider.</param>
    public static async Task<WebSite> Start(Action<IServiceCollection>? more = null, params (string Key, string Value)[] settings)
    {
        var provider = await PaymentProvider.Start();
        var site = await Site.Start([.. provider.Settings, .. settings]);
        await provider.ReportTo(site);
        return new WebSite(site, provider, more);
    }

    public Browser Guest() => Browser.Of(portal, "__Host-wm", null);

    /// <summary>The portal in the browser of someone who has signed in.</summary>
    public Browser As(SiteUser user) => Browser.Of(portal, "__Host-wm", user.Token);

    /// <summary>The back office at a terminal, with the card in its reader.</summary>
    /// <param name="chosen">Why sealed compartments are opened was chosen already, as early in a session.</param>
    public Browser AtTerminal(SiteUser staff, bool chosen = true) => Browser.Of(office, "__Host-wm-office", staff.Token, (CardHeader, staff.Card!), chosen);

    /// <summary>The back office with any session and any card, or none.</summary>
    public Browser AtTerminal(string? token, string? card) =>
        card is null ? Browser.Of(office, "__Host-wm-office", token) : Browser.Of(office, "__Host-wm-office", token, (CardHeader, card));

    /// <summary>The portal with any session token.</summary>
    public Browser WithToken(string? token) => Browser.Of(portal, "__Host-wm", token);

    /// <summary>Straight at the Gateway, as a Portal would.</summary>
    public HttpClient AtGateway() => gateway.CreateClient();

    public IReadOnlyList<string> PortalRoutes => Routes(portal.Services);

    public IReadOnlyList<string> OfficeRoutes => Routes(office.Services);

    /// <summary>Where forms are sent: route template and handler of every page that takes a post.</summary>
    public Task<IReadOnlyList<(string Route, string? Handler)>> PortalForms() => Forms(portal.Services);

    public Task<IReadOnlyList<(string Route, string? Handler)>> OfficeForms() => Forms(office.Services);

    public async Task Settle()
    {
        await Provider.Deliver();
        await Site.RunJobs();
        await Site.RunJobs(); // what the first round put into the outbox
    }

    public async ValueTask DisposeAsync()
    {
        await portal.DisposeAsync();
        await office.DisposeAsync();
        await gateway.DisposeAsync();
        await Site.DisposeAsync();
        await Provider.DisposeAsync();
    }

    private static string[] Routes(IServiceProvider services) =>
        [.. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct()];

    private static async Task<IReadOnlyList<(string, string?)>> Forms(IServiceProvider services)
    {
        var forms = new List<(string, string?)>();
        foreach (var page in services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var compiled = await services.GetRequiredService<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty);
            forms.AddRange(compiled.HandlerMethods.Where(h => h.HttpMethod == "Post").Select(h => ("/" + page.AttributeRouteInfo!.Template, h.Name)));
        }
        return forms;
    }

    private void UseClock(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Site.Time);
        more?.Invoke(services);
    }

    private static WebApplicationFactory<T> Factory<T>((string Key, string Value)[] settings, Action<IServiceCollection> services) where T : class =>
        new WebApplicationFactory<T>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development").UseContentRoot(AppContext.BaseDirectory);
            foreach (var (key, value) in settings)
            {
                host.UseSetting(key, value);
            }
            host.ConfigureLogging(logging => logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error));
            host.ConfigureTestServices(services);
        });

    /// <summary>Between Portal and Gateway; when it is cut, as a refused connection.</summary>
    private sealed class Cable(WebSite site) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            site.GatewayIsDown ? throw new HttpRequestException("connection refused") : base.SendAsync(request, cancellationToken);
    }

    /// <summary>Stands for the gate, which asks for the connection's certificate and address: the in-memory server has neither.</summary>
    private sealed class CardInReader : IResourceFilter, IOrderedFilter
    {
        public int Order => int.MinValue;

        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            var visit = context.HttpContext.RequestServices.GetRequiredService<OfficeVisit>();
            (visit.CardSerial, visit.Terminal) = (context.HttpContext.Request.Headers[CardHeader], "T-01");
        }

        public void OnResourceExecuted(ResourceExecutedContext context)
        {
        }
    }
}

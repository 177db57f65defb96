using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using WelfareMutual.Payments.Provider;
using Xunit;
using Sandbox = WelfareMutual.Dev.PaymentSandbox.Program;

namespace WelfareMutual.Tests.Modules.Payments.Provider;

/// <summary>The client against the sandbox on a real port.</summary>
public sealed class StripeClientTests : IAsyncLifetime, IDisposable
{
    private readonly WebApplication sandbox = Sandbox.Build(["--Urls", "http://127.0.0.1:0"]);
    private HttpClient control = null!;
    private StripeClient portal = null!;
    private StripeClient office = null!;

    public async Task InitializeAsync()
    {
        await sandbox.StartAsync();
        control = new HttpClient { BaseAddress = new Uri(sandbox.Urls.First()) };
        (await control.GetAsync(new Uri("_control/sessions", UriKind.Relative))).Dispose(); // the first request compiles the routes, which may take as long as a time-out
        portal = Client("sk_test_portal_1");
        office = Client("sk_test_office_1");
    }

    public void Dispose() => control.Dispose();

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    [Fact]
    public async Task A_session_is_made_paid_and_refunded_in_part()
    {
        var made = Value(await portal.CreateSession(Order(), "k-1", default));
        Assert.Equal((CheckoutStatus.Open, false, 3000L, "jpy", "o-1"), (made.Status, made.Paid, made.AmountYen, made.Currency, made.ClientReference));
        Assert.Null(made.PaymentIntent);
        Assert.NotNull(made.Url);

        await Control($"sessions/{made.Id}/pay");
        var paid = Value(await portal.GetSession(made.Id, default));
        Assert.Equal((CheckoutStatus.Complete, true), (paid.Status, paid.Paid));
        var payment = Value(await portal.GetPaymentIntent(paid.PaymentIntent!, default));
        Assert.Equal((true, 3000L), (payment.Succeeded, payment.ReceivedYen));

        var refund = Value(await office.Refund(payment.Id, 1000, "k-2", default));
        Assert.Equal(("succeeded", 1000L), (refund.Status, refund.AmountYen));
        Assert.Equal(refund, Value(await office.GetRefund(refund.Id, default)));
    }

    [Fact]
    public async Task The_same_key_gives_the_same_session_and_another_order_is_refused()
    {
        var first = Value(await portal.CreateSession(Order(), "k-1", default));
        Assert.Equal(first.Id, Value(await portal.CreateSession(Order(first.ExpiresAt!.Value), "k-1", default)).Id);
        var other = Refused(await portal.CreateSession(Order(first.ExpiresAt!.Value) with { AmountYen = 4000 }, "k-1", default));
        Assert.Equal((400, "idempotency_error"), (other.Status, other.Code));
    }

    [Fact]
    public async Task The_portals_key_cannot_refund()
    {
        var made = Value(await portal.CreateSession(Order(), "k-1", default));
        await Control($"sessions/{made.Id}/pay");
        var paid = Value(await portal.GetSession(made.Id, default));
        Assert.Equal(403, Refused(await portal.Refund(paid.PaymentIntent!, null, "k-2", default)).Status);
    }

    [Fact]
    public async Task A_refund_beyond_the_payment_is_refused_for_good()
    {
        var made = Value(await portal.CreateSession(Order(), "k-1", default));
        await Control($"sessions/{made.Id}/pay");
        var intent = Value(await portal.GetSession(made.Id, default)).PaymentIntent!;
        Value(await office.Refund(intent, null, "k-2", default));
        Assert.Equal("charge_already_refunded", Refused(await office.Refund(intent, 1, "k-3", default)).Code);
    }

    [Fact]
    public async Task An_expired_session_has_no_page_and_a_missing_one_is_refused()
    {
        var made = Value(await portal.CreateSession(Order(), "k-1", default));
        var expired = Value(await portal.ExpireSession(made.Id, "k-2", default));
        Assert.Equal((CheckoutStatus.Expired, (Uri?)null), (expired.Status, expired.Url));
        Assert.Equal((404, "resource_missing"), (Refused(await portal.GetSession("cs_none", default)).Status, Refused(await portal.GetSession("cs_none", default)).Code));
    }

    [Fact]
    public async Task After_a_lost_answer_the_same_key_finds_the_session()
    {
        await Control("faults", new { kind = "drop_answer" });
        var order = Order();
        Assert.Equal("unreachable", Unsure(await portal.CreateSession(order, "k-1", default)).Reason);
        Value(await portal.CreateSession(order, "k-1", default));
        Assert.Single((await control.GetFromJsonAsync<object[]>("_control/sessions"))!);
    }

    [Theory]
    [InlineData("error_before", "http_500")]
    [InlineData("error_after", "http_500")]
    [InlineData("rate_limit", "http_429")]
    public async Task An_answer_that_says_nothing_about_the_effect_is_unsure(string fault, string reason)
    {
        await Control("faults", new { kind = fault });
        Assert.Equal(reason, Unsure(await portal.CreateSession(Order(), "k-1", default)).Reason);
    }

    [Fact]
    public async Task A_late_answer_is_unsure_after_three_seconds()
    {
        await Control("faults", new { kind = "delay", delayMs = 6000 });
        Assert.Equal("timeout", Unsure(await portal.CreateSession(Order(), "k-1", default)).Reason);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        using var http = new HttpClient(new Fixed(() => new HttpResponseMessage(HttpStatusCode.Redirect) { Headers = { Location = new Uri("http://127.0.0.1:1/") } }));
        StripeRegistration.Prepare(http, Nowhere);
        Assert.Equal("http_302", Unsure(await new StripeClient(http).GetSession("cs_1", default)).Reason);
        Assert.False(StripeRegistration.NewHandler(Nowhere).AllowAutoRedirect);
    }

    [Fact]
    public async Task A_success_that_cannot_be_read_is_unsure()
    {
        using var http = new HttpClient(new Fixed(() => new HttpResponseMessage { Content = new StringContent("""{"id":"cs_1"}""") }));
        StripeRegistration.Prepare(http, Nowhere);
        Assert.Equal("unreadable", Unsure(await new StripeClient(http).GetSession("cs_1", default)).Reason);
    }

    [Fact]
    public void The_form_is_written_as_the_providers_own_client_writes_it() => Assert.Equal(
        "payment_method_types[0]=konbini&payment_method_data[billing_details][name]=%E5%B1%B1%E7%94%B0%20%E5%A4%AA%E9%83%8E&email=taro%40example.invalid&metadata[member_no]=000123",
        new StripeForm()
            .AddEach("payment_method_types", ["konbini"])
            .Add("payment_method_data[billing_details][name]", "山田 太郎")
            .Add("email", "taro@example.invalid")
            .Add("left_out", (string?)null)
            .AddMap("metadata", new Dictionary<string, string> { ["member_no"] = "000123" })
            .ToString());

    private static StripeOptions Nowhere => new(new Uri("http://127.0.0.1:1/"), "sk_test_portal_1");

    private StripeClient Client(string key)
    {
        var options = new StripeOptions(control.BaseAddress!, key);
        var http = new HttpClient(StripeRegistration.NewHandler(options));
        StripeRegistration.Prepare(http, options);
        return new StripeClient(http);
    }

    private async Task Control(string path, object? order = null) =>
        (await control.PostAsJsonAsync("_control/" + path, order ?? new { })).EnsureSuccessStatusCode();

    private static HostedCheckout Order(DateTimeOffset? expires = null) => new()
    {
        ClientReference = "o-1",
        AmountYen = 3000,
        ProductName = "映画 割引券",
        Methods = [CheckoutMethod.Card, CheckoutMethod.Konbini],
        SuccessUrl = new Uri("https://portal.example.invalid/paid"),
        CancelUrl = new Uri("https://portal.example.invalid/back"),
        ExpiresAt = expires ?? TimeProvider.System.GetUtcNow().AddHours(1),
        Metadata = new Dictionary<string, string> { ["order"] = "o-1" },
    };

    private static T Value<T>(StripeAnswer<T> answer) => Assert.IsType<StripeAnswer<T>.Done>(answer).Value;

    private static StripeAnswer<T>.Refused Refused<T>(StripeAnswer<T> answer) => Assert.IsType<StripeAnswer<T>.Refused>(answer);

    private static StripeAnswer<T>.Unsure Unsure<T>(StripeAnswer<T> answer) => Assert.IsType<StripeAnswer<T>.Unsure>(answer);

    private sealed class Fixed(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer());
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;
using Sandbox = WelfareMutual.Dev.PaymentSandbox.Program;

namespace WelfareMutual.Tests.Web.Dev;

public sealed class PaymentSandboxTests : IAsyncLifetime, IDisposable
{
    private readonly List<string> hooks = [];
    private readonly string stateFile = Path.Combine(Path.GetTempPath(), $"sandbox-{Guid.CreateVersion7()}.json");
    private WebApplication receiver = null!;
    private WebApplication sandbox = null!;
    private HttpClient http = null!;
    private int hookStatus = 200;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        receiver = builder.Build();
        receiver.Urls.Add("http://127.0.0.1:0");
        receiver.MapPost("/hook", async (HttpRequest request) =>
        {
            var answer = hookStatus; // before the test sees the event and says what the next one gets
            using var event_ = await JsonDocument.ParseAsync(request.Body);
            lock (hooks)
                hooks.Add($"{event_.RootElement.GetProperty("type").GetString()} {request.Headers["Stripe-Signature"].ToString().Split('=')[0]}");
            return Results.StatusCode(answer);
        });
        await receiver.StartAsync();
        await Start();
    }

    public void Dispose() => http.Dispose();

    public async Task DisposeAsync()
    {
        await sandbox.DisposeAsync();
        await receiver.DisposeAsync();
        File.Delete(stateFile);
    }

    [Theory]
    [InlineData(null, "2026-10-28.endive", 401)]
    [InlineData("sk_live_1", "2026-10-28.endive", 401)]
    [InlineData("sk_test_portal_1", null, 400)]
    [InlineData("sk_test_portal_1", "2026-10-28.endive", 404)]
    public async Task A_call_needs_a_key_and_a_version(string? key, string? version, int expected)
    {
        using var answer = await Call(HttpMethod.Get, "v1/checkout/sessions/none", null, null, key, version);
        Assert.Equal(expected, (int)answer.StatusCode);
        Assert.True(answer.Headers.Contains("Request-Id"));
        Assert.Equal("invalid_request_error", (await Json(answer)).GetProperty("error").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Two_calls_with_one_key_at_the_same_time_are_a_conflict()
    {
        await Control("faults", new { kind = "delay", delayMs = 5000 });
        var slow = Create(key: "k-1");
        await Until(async () => (await http.GetFromJsonAsync<JsonElement>("_control/faults")).GetArrayLength() == 0);
        await Task.Delay(500); // the fault is taken just before the key is
        using var second = await Create(key: "k-1");
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        using var first = await slow;
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
    }

    [Fact]
    public async Task A_failure_after_the_work_is_the_stored_answer_of_its_key()
    {
        await Control("faults", new { kind = "error_after" });
        using var first = await Create(key: "k-1");
        using var second = await Create(key: "k-1");
        Assert.Equal((500, 500), ((int)first.StatusCode, (int)second.StatusCode));
        Assert.Equal("true", second.Headers.GetValues("Idempotent-Replayed").Single());
        Assert.Equal(1, (await http.GetFromJsonAsync<JsonElement>("_control/sessions")).GetArrayLength());
    }

    [Theory]
    [InlineData("line_items[0][price_data][unit_amount]", "119", "amount_too_small")]
    [InlineData("line_items[0][price_data][unit_amount]", "300001", "amount_too_large")]
    [InlineData("line_items[0][price_data][unit_amount]", "1.5", "parameter_invalid_integer")]
    [InlineData("success_url", "javascript:alert(1)", "url_invalid")]
    [InlineData("client_referense_id", "o-1", "parameter_unknown")]
    public async Task A_wrong_order_is_refused(string field, string value, string code)
    {
        var form = Form();
        form[field] = value;
        using var answer = await Create(form);
        Assert.Equal(code, (await Json(answer)).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_card_is_declined_then_taken_and_the_shop_is_told()
    {
        var url = (await Json(await Create())).GetProperty("url").GetString()!;
        using var declined = await Submit(url + "/card", "number", "4000 0000 0000 0002");
        Assert.Equal(HttpStatusCode.PaymentRequired, declined.StatusCode);
        Assert.Contains("カード会社に断られました", await declined.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var taken = await Submit(url + "/card", "number", "４２４２ 4242-4242 4242");
        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.StartsWith("https://shop.example.invalid/ok?s=cs_test_", taken.Headers.Location!.ToString(), StringComparison.Ordinal);
        await Until(() => Heard("checkout.session.completed t") && Heard("payment_intent.succeeded t"));
        using var again = await Submit(url + "/card", "number", "4242424242424242");
        Assert.Equal(3000, (await http.GetFromJsonAsync<JsonElement>("_control/ledger")).GetProperty("captured").GetInt64());
    }

    [Fact]
    public async Task A_voucher_is_shown_then_paid_at_the_store()
    {
        var url = (await Json(await Create())).GetProperty("url").GetString()!;
        using var voucher = await Submit(url + "/konbini", "store", "lawson");
        var page = new HtmlParser().ParseDocument(await http.GetStringAsync(voucher.Headers.Location));
        Assert.Matches("^[1-9][0-9]{10}$", page.GetElementById("confirmation-number")!.TextContent);
        using var paid = await Submit(url.Replace("/pay/", "/store/", StringComparison.Ordinal) + "/pay", "x", "");
        Assert.Equal(HttpStatusCode.SeeOther, paid.StatusCode);
        await Until(() => Heard("checkout.session.async_payment_succeeded t"));
    }

    [Fact]
    public async Task The_payment_page_is_labelled_and_has_nothing_inline()
    {
        using var answer = await http.GetAsync((await Json(await Create())).GetProperty("url").GetString());
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal("ja", page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("決済の練習用画面（本物のお金は動きません）", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Empty(page.QuerySelectorAll("script, style, [style]"));
        var fields = page.QuerySelectorAll("input").ToList();
        Assert.Equal(5, fields.Count);
        Assert.All(fields, field => Assert.True(field.Closest("label") is not null || page.QuerySelector($"label[for={field.Id}]") is not null));
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_is_sent_until_it_is_taken()
    {
        hookStatus = 503;
        var id = (await Json(await Create())).GetProperty("id").GetString();
        await Control($"sessions/{id}/expire");
        await Until(() => Heard("checkout.session.expired t"));
        hookStatus = 200;
        await Until(async () => (await http.GetFromJsonAsync<JsonElement>("_control/events"))[0].GetProperty("delivered").GetBoolean());
        Assert.True((await http.GetFromJsonAsync<JsonElement>("_control/events"))[0].GetProperty("attempts").GetInt32() >= 2);
    }

    [Fact]
    public async Task A_restart_keeps_what_was_paid()
    {
        var id = (await Json(await Create())).GetProperty("id").GetString();
        await Control($"sessions/{id}/pay");
        await sandbox.StopAsync();
        await sandbox.DisposeAsync();
        await Start();
        Assert.Equal(3000, (await http.GetFromJsonAsync<JsonElement>("_control/ledger")).GetProperty("net").GetInt64());
        using var read = await Call(HttpMethod.Get, $"v1/checkout/sessions/{id}", null, null);
        Assert.Equal("paid", (await Json(read)).GetProperty("payment_status").GetString());
    }

    private async Task Start()
    {
        sandbox = Sandbox.Build(["--Urls", "http://127.0.0.1:0", "--Webhook:Url", receiver.Urls.First() + "/hook", "--StateFile", stateFile]);
        await sandbox.StartAsync();
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(sandbox.Urls.First()) };
    }

    private static Dictionary<string, string> Form() => new()
    {
        ["mode"] = "payment",
        ["payment_method_types[0]"] = "card",
        ["payment_method_types[1]"] = "konbini",
        ["line_items[0][price_data][currency]"] = "jpy",
        ["line_items[0][price_data][unit_amount]"] = "3000",
        ["line_items[0][price_data][product_data][name]"] = "映画 割引券",
        ["line_items[0][quantity]"] = "1",
        ["success_url"] = "https://shop.example.invalid/ok?s={CHECKOUT_SESSION_ID}",
    };

    private Task<HttpResponseMessage> Create(Dictionary<string, string>? form = null, string? key = null) =>
        Call(HttpMethod.Post, "v1/checkout/sessions", form ?? Form(), key);

    private async Task<HttpResponseMessage> Call(
        HttpMethod method, string path, Dictionary<string, string>? form, string? key, string? apiKey = "sk_test_portal_1", string? version = "2026-10-28.endive")
    {
        using var request = new HttpRequestMessage(method, path);
        if (form is not null)
            request.Content = new FormUrlEncodedContent(form);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (apiKey is not null)
            request.Headers.Add("Authorization", "Bearer " + apiKey);
        if (version is not null)
            request.Headers.Add("Stripe-Version", version);
        return await http.SendAsync(request);
    }

    private Task<HttpResponseMessage> Submit(string url, string field, string value) =>
        http.PostAsync(url, new FormUrlEncodedContent([KeyValuePair.Create(field, value)]));

    private async Task Control(string path, object? order = null) =>
        (await http.PostAsJsonAsync("_control/" + path, order ?? new { })).EnsureSuccessStatusCode();

    private bool Heard(string hook)
    {
        lock (hooks)
            return hooks.Contains(hook);
    }

    private static Task<JsonElement> Json(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    private static Task Until(Func<bool> reached) => Until(() => Task.FromResult(reached()));

    private static async Task Until(Func<Task<bool>> reached)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await reached())
                return;
            await Task.Delay(100);
        }
        Assert.Fail("It did not happen within ten seconds.");
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Collecting;
using WelfareMutual.Payments.Hooks;
using Sandbox = WelfareMutual.Dev.PaymentSandbox.Program;

namespace WelfareMutual.Tests.Support.Payments;

/// <summary>The payment sandbox on a port of its own, on the site's clock. It sends nothing by itself: a test says when events arrive.</summary>
public sealed class PaymentProvider : IAsyncDisposable
{
    private readonly FollowedTime time = new();
    private readonly WebApplication sandbox;
    private WebApplication? hook;
    private HttpClient control = null!;

    private PaymentProvider() => sandbox = Sandbox.Build(["--Urls", "http://127.0.0.1:0"], time);

    public static async Task<PaymentProvider> Start()
    {
        var provider = new PaymentProvider();
        await provider.sandbox.StartAsync();
        provider.control = new HttpClient { BaseAddress = new Uri(provider.sandbox.Urls.First()) };
        return provider;
    }

    /// <summary>What a site needs to know of the provider. Its clock stands still while it waits for an answer, so it waits long.</summary>
    public (string, string)[] Settings =>
    [
        ("WM:Payments:BaseUrl", sandbox.Urls.First() + "/"), ("WM:Payments:ApiKey", "sk_test_office_1"),
        ("WM:Payments:WebhookSecret", "whsec_test_only"), ("WM:Payments:Seconds", "30"), ("WM:Portal:PublicUrl", "http://localhost:8080/"),
    ];

    /// <summary>Events go to the site's own endpoint from now on, when <see cref="Deliver"/> says so.</summary>
    public async Task ReportTo(Site site)
    {
        time.Followed = site.Time;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(site.Gateway.GetRequiredService<UseCaseRunner>());
        builder.Services.AddSingleton(site.Gateway.GetRequiredService<Clock>());
        builder.Services.AddSingleton(site.Gateway.GetRequiredService<PaymentsOptions>());
        hook = builder.Build();
        hook.MapProviderWebhook();
        await hook.StartAsync();
        await Post("webhook", new { enabled = false, url = hook.Urls.First() + ProviderWebhook.Path });
    }

    public Task Pay(string session, string method = "card", bool late = false) => Post($"sessions/{session}/pay?method={method}&late={(late ? "true" : "false")}");
    public Task TakeStoreNumber(string session) => Post($"sessions/{session}/voucher");
    public Task Decline(string session) => Post($"sessions/{session}/decline");
    public Task Expire(string session) => Post($"sessions/{session}/expire");
    public Task EndRefund(string refund, bool arrives) => Post($"refunds/{refund}/{(arrives ? "complete" : "fail")}");
    public Task Fault(string kind, string method, string path, int calls = 1, int delayMs = 0) => Post("faults", new { kind, method, path, calls, delayMs });

    /// <summary>Every event so far, so many times, in an order that the seed decides.</summary>
    /// <returns>How many different events there are.</returns>
    public async Task<int> Deliver(int times = 1, int seed = 1)
    {
        using var answer = await control.PostAsync(new Uri($"_control/events/shuffle?times={times}&seed={seed}", UriKind.Relative), null);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("sent").GetInt32() / times;
    }

    /// <summary>Every event after the first so many, once, in the order in which they happened.</summary>
    /// <returns>How many events there are so far.</returns>
    public async Task<int> DeliverInOrder(int after = 0)
    {
        var events = (await control.GetFromJsonAsync<JsonElement>("_control/events")).EnumerateArray().Select(e => e.GetProperty("id").GetString()).ToArray();
        foreach (var id in events.Skip(after))
        {
            using var answer = await control.PostAsJsonAsync($"_control/events/{id}/resend", new { });
            answer.EnsureSuccessStatusCode();
        }
        return events.Length;
    }

    /// <returns>The status the site answered the last event with.</returns>
    public async Task<int> Resend(object how)
    {
        var events = await control.GetFromJsonAsync<JsonElement>("_control/events");
        var last = events.EnumerateArray().Last().GetProperty("id").GetString();
        using var answer = await control.PostAsJsonAsync($"_control/events/{last}/resend", how);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("statuses")[0].GetInt32();
    }

    /// <summary>The provider's books: what was taken and given back.</summary>
    public Task<JsonElement> Ledger() => control.GetFromJsonAsync<JsonElement>("_control/ledger");

    public Task<JsonElement> Sessions() => control.GetFromJsonAsync<JsonElement>("_control/sessions");

    public async ValueTask DisposeAsync()
    {
        control.Dispose();
        if (hook is not null)
        {
            await hook.DisposeAsync();
        }
        await sandbox.DisposeAsync();
    }

    private async Task Post(string path, object? body = null)
    {
        using var answer = await control.PostAsJsonAsync("_control/" + path, body ?? new { });
        answer.EnsureSuccessStatusCode();
    }

    private sealed class FollowedTime : TimeProvider
    {
        public TimeProvider Followed { get; set; } = System;
        public override DateTimeOffset GetUtcNow() => Followed.GetUtcNow();
    }
}

using System.Net.Http.Json;
using System.Text.Json;

namespace WelfareMutual.Tests.Drills.Stages;

/// <summary>The control interface of the payment sandbox.</summary>
internal sealed class Provider(Stage stage) : IDisposable
{
    private readonly HttpClient http = stage.Client(stage.Sandbox, seconds: 120);

    public Task Fault(string kind, string method, string path, int calls = 1, int delayMs = 0) => Post("faults", new { kind, method, path, calls, delayMs });

    public async Task Heal() => (await http.DeleteAsync(new Uri("_control/faults", UriKind.Relative))).EnsureSuccessStatusCode();

    public Task Deliveries(bool enabled) => Post("webhook", new { enabled });

    public async Task<string> LastEvent(string type) =>
        (await http.GetFromJsonAsync<JsonElement>("_control/events")).EnumerateArray().Last(e => e.GetProperty("type").GetString() == type).GetProperty("id").GetString()!;

    /// <returns>The statuses that the site answered with.</returns>
    public async Task<int[]> Resend(string id, object how)
    {
        using var answer = await http.PostAsJsonAsync($"_control/events/{id}/resend", how);
        return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("statuses").EnumerateArray().Select(s => s.GetInt32())];
    }

    public async Task Post(string path, object body)
    {
        using var answer = await http.PostAsJsonAsync($"_control/{path}", body);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => http.Dispose();
}

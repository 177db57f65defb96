using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using WelfareMutual.Tests.Drills.Stages;

namespace WelfareMutual.Tests.Drills.Checks;

/// <summary>The provider's books against ours: every yen it took belongs to a paid order or is on its way back.</summary>
internal static class MoneyCheck
{
    /// <summary>Waits until the jobs have nothing left to bring together, at most as long as given.</summary>
    public static async Task<IReadOnlyList<string>> Broken(Stage stage, TimeSpan patience)
    {
        IReadOnlyList<string> found = ["not looked at"];
        for (var clock = Stopwatch.StartNew(); found.Count > 0; await Task.Delay(500))
        {
            found = await Compare(stage);
            if (clock.Elapsed > patience)
            {
                break;
            }
        }
        stage.Evidence.Write("money.txt", found.Count == 0 ? "provider's books and ours are equal\n" : string.Join('\n', found) + "\n");
        return found;
    }

    private static async Task<IReadOnlyList<string>> Compare(Stage stage)
    {
        using var http = stage.Client(stage.Sandbox);
        var ledger = await http.GetFromJsonAsync<JsonElement>("_control/ledger");
        var charges = ledger.GetProperty("charges").EnumerateArray().Select(c => (
            Payment: c.GetProperty("client_reference_id").GetString()!, Amount: c.GetProperty("amount").GetInt64(), Back: c.GetProperty("amount_refunded").GetInt64())).ToArray();
        var ours = (await stage.Query("select p.ref, p.state, p.amount, coalesce(o.state, '') from oracle.payments p left join oracle.orders o on o.id = p.order_id", stage.Auditor))
            .Select(l => l.Split('|')).ToDictionary(l => l[0], l => (State: l[1], Amount: long.Parse(l[2]), Order: l[3]), StringComparer.Ordinal);
        var found = new List<string>();
        foreach (var charge in charges)
        {
            var known = ours.TryGetValue(charge.Payment, out var mine);
            var fits = known && (charge.Back == charge.Amount ? mine.State is "refunded"
                : mine is { State: "captured", Order: "paid" } && mine.Amount == charge.Amount);
            if (!fits)
            {
                found.Add($"MONEY {charge.Payment}: the provider took {charge.Amount} and gave back {charge.Back}, here it is {(known ? $"{mine.State} for an order that is {mine.Order}" : "unknown")}");
            }
        }
        found.AddRange(charges.GroupBy(c => c.Payment, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"MONEY {g.Key}: taken {g.Count()} times"));
        found.AddRange(ours.Where(o => o.Value.State == "captured" && !charges.Any(c => c.Payment == o.Key)).Select(o => $"MONEY {o.Key}: captured here, and the provider took nothing"));
        return found;
    }
}

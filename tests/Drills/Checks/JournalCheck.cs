using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Drills.Workload;

namespace WelfareMutual.Tests.Drills.Checks;

/// <summary>What the members were told against what the database holds: nothing lost, nothing that nobody asked for, nothing twice.</summary>
internal static class JournalCheck
{
    public static async Task<IReadOnlyList<string>> Broken(Stage stage, Crowd crowd)
    {
        var offerings = string.Join(',', crowd.Offerings.Select(o => $"'{o.Id}'"));
        var orders = (await stage.Query($"select id, idem_key from oracle.orders where lot_id in ({offerings})", stage.Auditor))
            .Select(l => l.Split('|')).ToLookup(l => Guid.Parse(l[1]), l => Guid.Parse(l[0]));
        var told = crowd.Journal.Purchases.ToLookup(p => p.Key);
        var found = new List<string>();
        foreach (var purchase in crowd.Journal.Purchases)
        {
            var kept = orders[purchase.Key].ToArray();
            if (purchase.Answer == Answer.Bought && !kept.Contains(purchase.Reservation!.Value))
            {
                found.Add($"LOST {purchase.Key}: the member was told {purchase.Reservation}");
            }
            if (purchase.Gone is { } page)
            {
                found.Add($"LOST {purchase.Key}: the member was led to {page}, and it was not there");
            }
            if (purchase.Answer == Answer.Refused && kept.Length > 0)
            {
                found.Add($"PHANTOM {purchase.Key}: the member was told no, and there is an order");
            }
            if (purchase.Answer == Answer.Unknown)
            {
                found.Add($"UNANSWERED {purchase.Key}: no yes and no no after {purchase.Sendings} sendings");
            }
        }
        found.AddRange(orders.Where(o => o.Count() > 1).Select(o => $"DUP {o.Key}: {o.Count()} orders from one form"));
        found.AddRange(orders.Where(o => !told.Contains(o.Key)).Select(o => $"PHANTOM {o.Key}: nobody sent such a form"));
        found.AddRange(crowd.Journal.Statuses.Where(s => s.Key is "500" or "502" or "400" or "404" or "403" or "401").Select(s => $"I14 {s.Value} answers of {s.Key}"));
        stage.Evidence.Write("journalcheck.txt", found.Count == 0 ? "nothing lost, no phantom, nothing twice\n" : string.Join('\n', found) + "\n");
        return found;
    }
}

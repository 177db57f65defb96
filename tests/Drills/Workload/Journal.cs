using System.Collections.Concurrent;
using WelfareMutual.Tests.Drills.Frame;

namespace WelfareMutual.Tests.Drills.Workload;

internal enum Answer
{
    /// <summary>Asked, and no answer yet that says anything.</summary>
    Unknown,

    /// <summary>The site said that the tickets are put aside: it must never lose that.</summary>
    Bought,

    /// <summary>The site said no: there must be no order.</summary>
    Refused,
}

/// <summary>One form sent by one member, and what the site said about it.</summary>
internal sealed class Purchase(Guid key, Guid offering)
{
    public Guid Key => key;
    public Guid Offering => offering;
    public Answer Answer { get; set; }
    public Guid? Reservation { get; set; }

    /// <summary>A page that the site had led to and that was not there.</summary>
    public string? Gone { get; set; }

    /// <summary>The provider took the money.</summary>
    public bool Paid { get; set; }

    public int Sendings { get; set; }
    public double Milliseconds { get; set; }
}

/// <summary>What the members were told, kept outside the system under test.</summary>
internal sealed class Journal(Evidence evidence)
{
    private readonly ConcurrentQueue<Purchase> purchases = new();
    private readonly ConcurrentDictionary<string, int> statuses = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Purchase> Purchases => purchases;

    /// <summary>Statuses that the site answered with, and what went wrong below HTTP, with their number.</summary>
    public IReadOnlyDictionary<string, int> Statuses => statuses;

    public int Bought => purchases.Count(p => p.Answer == Answer.Bought);

    public Purchase Open(Guid key, Guid offering)
    {
        var purchase = new Purchase(key, offering);
        purchases.Enqueue(purchase);
        return purchase;
    }

    public void Count(string status) => statuses.AddOrUpdate(status, 1, (_, n) => n + 1);

    public void Write(Purchase purchase, string what) =>
        evidence.Add("journal.txt", $"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {purchase.Key} {what}");

    public override string ToString() =>
        $"{purchases.Count} forms sent, {Bought} bought, {purchases.Count(p => p.Paid)} paid; answers {string.Join(' ', statuses.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}×{s.Value}"))}";
}

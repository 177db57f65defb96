using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Drills.Workload;

/// <summary>Members who buy at the same time, one ticket after another, until they are told to stop; every third goes on to pay.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    public const int Size = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Stage stage;
    private readonly Random random;
    private readonly IReadOnlyList<string> tokens;
    private readonly IReadOnlyList<PortalVisitor> visitors;
    private readonly List<PortalVisitor> otherDevices = [];
    private readonly HttpClient sandbox;
    private readonly CancellationTokenSource closing = new();
    private readonly CancellationTokenSource gone = new();
    private Task[] working = [];

    private Crowd(Stage stage, Journal journal, IReadOnlyList<OfferingOnSale> offerings, IReadOnlyList<string> tokens, int seed)
    {
        (this.stage, this.tokens, Journal, Offerings, random) = (stage, tokens, journal, offerings, new Random(seed));
        visitors = [.. tokens.Select(Device)];
        sandbox = stage.Client(stage.Sandbox);
    }

    public Journal Journal { get; }
    public IReadOnlyList<OfferingOnSale> Offerings { get; }
    public IReadOnlyList<PortalVisitor> Visitors => visitors;
    public HttpClient Sandbox => sandbox;

    /// <summary>More browsers of the first members, with cookies of their own: two pages that one browser opens at its very first visit
    /// each bring it a form cookie, the later one counts, and the earlier page's form is answered by the page that asks to send it again.</summary>
    public IReadOnlyList<PortalVisitor> OtherDevices(int count)
    {
        otherDevices.AddRange(tokens.Skip(otherDevices.Count).Take(count - otherDevices.Count).Select(Device));
        return otherDevices;
    }

    /// <summary>Signs the members in and puts tickets on sale, as many offerings as capacities. The hosts need not run yet.</summary>
    public static async Task<Crowd> Gather(Stage stage, DrillOptions options, params int[] capacities)
    {
        var offerings = new List<OfferingOnSale>();
        foreach (var capacity in capacities)
        {
            offerings.Add(await stage.World.Offering(capacity, perMember: 10_000, perHousehold: 10_000, title: $"汐見港めぐり 乗船券 {offerings.Count + 1}"));
        }
        var tokens = new List<string>();
        foreach (var id in await stage.Query($"select id from members.member order by number limit {Size}"))
        {
            tokens.Add((await stage.Site.Member(Guid.Parse(id))).Token!);
        }
        stage.Evidence.Note($"{tokens.Count} members, offerings of {string.Join(", ", capacities)}");
        return new(stage, new Journal(stage.Evidence), offerings, tokens, options.Seed);
    }

    public void Start() => working = [.. visitors.Select((visitor, i) => Task.Run(() => Shop(visitor, new Random(random.Next() + i))))];

    /// <summary>No new purchases; those begun are brought to an answer.</summary>
    public async Task Finish()
    {
        await closing.CancelAsync();
        gone.CancelAfter(Patience);
        await Task.WhenAll(working);
        working = [];
        stage.Evidence.Note($"workload over: {Journal}");
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await gone.CancelAsync();
        await Task.WhenAll(working);
        foreach (var visitor in visitors.Concat(otherDevices))
        {
            visitor.Dispose();
        }
        sandbox.Dispose();
        closing.Dispose();
        gone.Dispose();
    }

    private PortalVisitor Device(string token) => new(new Uri(stage.Portal.Address), stage.Door(stage.Portal), token, Journal);

    private async Task Shop(PortalVisitor visitor, Random mine)
    {
        while (!closing.IsCancellationRequested)
        {
            var purchase = await visitor.Reserve(Offerings[mine.Next(Offerings.Count)].Id, gone.Token);
            if (purchase is { Answer: Answer.Bought } && mine.Next(3) == 0)
            {
                await visitor.Pay(purchase, sandbox, gone.Token);
            }
            if (purchase is null or { Answer: not Answer.Bought })
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            }
        }
    }
}

using WelfareMutual.Events.Entries;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Family;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Modules.Events.Rules;
using WelfareMutual.Tests.Modules.Tickets;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Events;

/// <summary>A site with a payment provider, and what entering an event is in a few words.</summary>
public sealed class Outing : IAsyncDisposable
{
    private static readonly SaveEvent.Class[] Free = [new(null, "どなたでも", ForWhom.Anyone, 0, null, Yen.Zero)];

    private static readonly SaveEvent.Class[] ByAge =
    [
        new(null, "おとな", ForWhom.Anyone, 12, null, new Yen(7000)), new(null, "小学生", ForWhom.Anyone, 6, 12, new Yen(5500)),
        new(null, "幼児", ForWhom.Family, 3, 6, new Yen(2000)),
    ];

    private Outing(Shop shop) => Shop = shop;

    public Shop Shop { get; }
    public Site Site => Shop.Site;
    public World World => Shop.World;

    public static async Task<Outing> Open() => new(await Shop.Open());

    public Task<Announced> FreeEvent(int places = 49, int household = 4) => Announce(Free, places, household);

    /// <summary>Three fees by age; held on 1 November 2026, entries until 20 October, cancelled until 24 October.</summary>
    public Task<Announced> PaidEvent(int places = 49, int household = 6) => Announce(ByAge, places, household);

    public static PartyMember Friend(int age = 40) => new(null, "友人　花子", age);

    public static EnterEvent Form(Announced happening, params PartyMember[] companions) => new(happening.Session, companions, PaymentMethod.Card);

    public static async Task<Guid> Enter(Resident member, Announced happening, params PartyMember[] companions) =>
        (await member.Do(Form(happening, companions), Guid.CreateVersion7())).EntryId;

    public static async Task<PartyMember> Relative(Resident member, Kinship kinship, string name, string bornOn) =>
        new((await member.Do(new SaveRelative(null, kinship, name, "ヤマダ　カゾク", bornOn, true))).RelativeId);

    /// <returns>The provider's session that the member was sent to.</returns>
    public async Task<string> GoToPay(Resident member, Guid entry) =>
        await Shop.SessionOf((await member.Do(new PayEntry(entry))).PaymentId!.Value) ?? throw new InvalidOperationException("the provider gave no page");

    public static async Task<OrderState> StateOf(Resident member, Guid entry) => (await member.Do(new MyEntry(entry))).State;

    /// <summary>Places left, and whether stock, entries and the households' counters tell the same story.</summary>
    public async Task<int> Left(Announced happening)
    {
        var remaining = await Shop.Ask<int>("select remaining from events.session_stock where id = $1", happening.Session);
        var capacity = await Shop.Ask<int>("select capacity from events.session_stock where id = $1", happening.Session);
        var entered = await Shop.Ask<long>(
            "select coalesce(sum(quantity), 0) from events.entry where session_id = $1 and state in ('Held', 'Awaiting', 'Paid')", happening.Session);
        var counted = await Shop.Ask<long>("select coalesce(sum(taken), 0) from events.entry_count where happening_id = $1", happening.Id);
        Assert.Equal((capacity, entered), (remaining + (int)entered, counted));
        return remaining;
    }

    public async Task<(long Captured, long Refunded)> Money()
    {
        var ledger = await Shop.Provider.Ledger();
        return (ledger.GetProperty("captured").GetInt64(), ledger.GetProperty("refunded").GetInt64());
    }

    public async ValueTask DisposeAsync() => await Shop.DisposeAsync();

    private async Task<Announced> Announce(SaveEvent.Class[] classes, int places, int household)
    {
        var clerk = await World.Clerk();
        var draft = HappeningDraftTests.Good with
        {
            CompanionsMost = 5,
            LimitPerHousehold = household,
            Classes = classes,
            Sessions = [HappeningDraftTests.Good.Sessions[0] with { Capacity = places }],
        };
        var id = (await clerk.Do(draft)).EventId;
        await clerk.Do(new PublishEvent(id));
        return new(id, (await clerk.Do(new EventBoard(id))).Rows[0].Sessions[0].Id);
    }
}

/// <summary>A published event and its one session.</summary>
public sealed record Announced(Guid Id, Guid Session);

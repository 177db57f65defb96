using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Modules.Tickets;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Payments;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Modules.Payments.Hooks;

/// <summary>Source: FEATURES PAY-02. What happened at the provider, told once in its order, and told three times in none.</summary>
public sealed class EventOrderTests
{
    private const int Orders = 60;
    private const int Declines = 22;

    [Fact]
    public async Task A_thousand_events_shuffled_and_sent_three_times_leave_the_books_of_the_run_in_order()
    {
        var (told, books) = await Run((provider, before) => provider.DeliverInOrder(before));
        var (again, shuffled) = await Run((provider, before) => provider.Deliver(times: 3, seed: before == 0 ? 7 : 8));
        Assert.True(told >= 1000, $"only {told} events");
        Assert.Equal(told, again);
        Assert.Equal(books, shuffled);
        Assert.True(books.Select(b => b.Split(' ')[0]).Distinct().Count() >= 4, string.Join(", ", books.Distinct()));
        Assert.Contains(books, b => b.StartsWith("Paid 1600 1600 ", StringComparison.Ordinal)); // paid twice: one is kept
    }

    /// <param name="deliver">Given how many events there were when it was called before.</param>
    private static async Task<(int Events, string[] Books)> Run(Func<PaymentProvider, int, Task<int>> deliver)
    {
        await using var shop = await Shop.Open();
        var member = await shop.World.Member();
        var offering = await shop.World.Offering(capacity: 1000, perMember: 1000, perHousehold: 1000);
        var orders = new List<Guid>();
        for (var i = 0; i < Orders; i++)
        {
            orders.Add(await Happen(shop, member, offering, i % 6));
        }
        var before = await deliver(shop.Provider, 0);
        await Settled(shop);
        foreach (var order in orders.Where((_, i) => i % 4 == 0))
        {
            await member.Run(new CancelReservation(order)); // refused where nothing was paid and the hold is over
        }
        await Settled(shop);
        var events = await deliver(shop.Provider, before); // the payments of orders that were given back are told again, after the refunds or before
        await Settled(shop);
        return (events, (await shop.Ask<string[]>(
            """
            select array_agg(format('%s %s %s %s passes', r.state,
                (select coalesce(sum(p.amount), 0) from payments.payment p where p.order_id = r.id and p.state = 'Captured'),
                (select coalesce(sum(p.amount), 0) from payments.payment p where p.order_id = r.id and p.state = 'Refunded'),
                (select count(*) from tickets.pass s where s.reservation_id = r.id)) order by r.number)
            from tickets.reservation r
            """)));
    }

    /// <summary>One order and what its payer does at the provider; nothing of it has been told yet.</summary>
    private static async Task<Guid> Happen(Shop shop, Resident member, OfferingOnSale offering, int kind)
    {
        var store = kind is 1 or 3;
        var order = await shop.Reserve(member, offering, method: store ? PaymentMethod.ConvenienceStore : PaymentMethod.Card);
        var session = await shop.GoToPay(member, order);
        for (var i = 0; i < Declines && !store; i++)
        {
            await shop.Provider.Decline(session);
        }
        switch (kind)
        {
            case 1: // paid at the store
                await shop.Provider.TakeStoreNumber(session);
                await shop.Provider.Pay(session, "konbini");
                break;
            case 2: // the page ran out
                await shop.Provider.Expire(session);
                break;
            case 3: // a store number nobody has paid yet
                await shop.Provider.TakeStoreNumber(session);
                break;
            case 4: // paid by card and at the store as well
                var other = await shop.GoToPay(member, order, PaymentMethod.ConvenienceStore);
                await shop.Provider.TakeStoreNumber(other);
                await shop.Provider.Pay(other, "konbini");
                await shop.Provider.Pay(session);
                break;
            default:
                await shop.Provider.Pay(session);
                break;
        }
        return order;
    }

    private static async Task Settled(Shop shop)
    {
        for (var i = 0; i < 3; i++) // what one round puts into the outbox is sent by the next
        {
            await shop.Site.RunJobs();
        }
    }
}

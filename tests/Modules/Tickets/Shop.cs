using Npgsql;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Payments;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Tests.Modules.Tickets;

/// <summary>A site, its people, the payment provider, and what buying is in a few words.</summary>
public sealed class Shop : IAsyncDisposable
{
    private Shop(Site site, PaymentProvider provider) => (Site, Provider, World) = (site, provider, new World(site));

    public Site Site { get; }
    public PaymentProvider Provider { get; }
    public World World { get; }

    public static async Task<Shop> Open()
    {
        var provider = await PaymentProvider.Start();
        var site = await Site.Start(provider.Settings);
        await provider.ReportTo(site);
        return new Shop(site, provider);
    }

    /// <summary>A member to whom something can be posted.</summary>
    public Task<Resident> WithAddress() => World.Member(form: new EmployeeForm
    {
        FamilyName = "山田",
        GivenName = "さくら",
        FamilyKana = "ヤマダ",
        GivenKana = "サクラ",
        BornOn = "1990-05-04",
        HiredOn = "2015-04-01",
        PostalCode = "6500001",
        Address = "汐見市浜町3-5-1",
    });

    public static ReserveTickets Order(OfferingOnSale offering, int adults = 1, int children = 0, PaymentMethod method = PaymentMethod.Card) =>
        new(offering.Id, [new(offering.Adult, adults), new(offering.Child, children)], method);

    public Task<Outcome<ReserveTickets.Result>> TryReserve(Resident member, OfferingOnSale offering, int adults = 1, Guid? key = null) =>
        member.Run(Order(offering, adults), key);

    public async Task<Guid> Reserve(Resident member, OfferingOnSale offering, int adults = 1, int children = 0, PaymentMethod method = PaymentMethod.Card) =>
        (await member.Do(Order(offering, adults, children, method))).ReservationId;

    /// <returns>The provider's session that the member was sent to.</returns>
    public async Task<string> GoToPay(Resident member, Guid reservation, PaymentMethod? method = null)
    {
        var payment = (await member.Do(new PayReservation(reservation, method))).PaymentId!.Value;
        return await SessionOf(payment) ?? throw new InvalidOperationException("the provider gave no page");
    }

    public async Task<string?> SessionOf(Guid payment) => await Ask<string?>("select session_ref from payments.payment where id = $1", payment);

    /// <summary>Events arrive and every job runs.</summary>
    public async Task Settle(int times = 1, int seed = 1)
    {
        await Provider.Deliver(times, seed);
        await Site.RunJobs();
        await Site.RunJobs(); // what the first round put into the outbox
    }

    public async Task<Guid> Buy(Resident member, OfferingOnSale offering, int adults = 1)
    {
        var reservation = await Reserve(member, offering, adults);
        await Provider.Pay(await GoToPay(member, reservation));
        await Settle();
        return reservation;
    }

    public async Task<OrderState> StateOf(Resident member, Guid reservation) => (await member.Do(new MyReservation(reservation))).State;

    /// <summary>Remaining, and whether stock, reservations and counters tell the same story.</summary>
    public async Task<int> Left(OfferingOnSale offering)
    {
        var remaining = await Ask<int>("select remaining from tickets.offering_stock where id = $1", offering.Id);
        var capacity = await Ask<int>("select capacity from tickets.offering_stock where id = $1", offering.Id);
        var taken = await Ask<long>("select coalesce(sum(quantity), 0) from tickets.reservation where offering_id = $1 and state in ('Held', 'Awaiting', 'Paid')", offering.Id);
        var counted = await Ask<long>(
            "select coalesce(sum(taken), 0) from tickets.purchase_count c where offering_id = $1 and scope_id in (select id from members.member)", offering.Id);
        Xunit.Assert.Equal((capacity, taken), (remaining + (int)taken, counted));
        return remaining;
    }

    public async Task<T> Ask<T>(string sql, params object[] values)
    {
        await using var database = new NpgsqlConnection(Site.Superuser);
        await database.OpenAsync();
        await using var ask = new NpgsqlCommand(sql, database);
        foreach (var value in values)
        {
            ask.Parameters.Add(new() { Value = value });
        }
        var answer = await ask.ExecuteScalarAsync();
        return answer is null or DBNull ? default! : (T)answer;
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Provider.DisposeAsync();
    }
}

using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Modules.Tickets.Reservations;

/// <summary>Source: FEATURES TIC-01, list S4: item, date, count, amount, payment, and nothing more.</summary>
public sealed class PurchaseRecordTests : IAsyncLifetime
{
    // Every column of what one purchase leaves. A new one is a new thing to keep about a person: it needs its reason here.
    private static readonly string[] Kept =
    [
        "payments.payment: abandoned amount description hold_until id intent_ref looked_at method opened_at order_id order_kind page_url paid_at pay_by payer_id refund_ref return_path session_ref state",
        "tickets.pass: code id name person_id position reservation_id voided_at",
        "tickets.posting: batch_id id person_id posted_at posted_by", // mailed tickets only: when it was sent, and by whom
        "tickets.reservation: amount counted_in created_at extended hold_until household_id id idem_key method number offering_id paid_at payment_id person_id quantity state version",
        "tickets.reservation_line: id name person_id position price quantity reservation_id",
    ];

    private Shop shop = null!;

    public async Task InitializeAsync() => shop = await Shop.Open();

    public async Task DisposeAsync() => await shop.DisposeAsync();

    public static TheoryData<TicketKind> Kinds => [.. Enum.GetValues<TicketKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task One_sale_of_each_kind_leaves_item_date_count_amount_and_payment(TicketKind kind)
    {
        var member = await shop.WithAddress();
        var offering = await shop.World.Offering(kind: kind);
        var bought = shop.Site.Time.Now;
        var order = await shop.Reserve(member, offering, adults: 2, children: 1);
        await shop.Provider.Pay(await shop.GoToPay(member, order));
        shop.Site.Time.Advance(TimeSpan.FromMinutes(2));
        await shop.Settle();

        var seen = await member.Do(new MyReservation(order));
        Assert.Equal(("しおさい水族館 入館券", OrderState.Paid, 4000L, PaymentState.Captured), (seen.Title, seen.State, seen.Amount.Amount, seen.Payment));
        Assert.Equal(kind == TicketKind.Mailed ? 0 : 3, await shop.Ask<long>("select count(*) from tickets.pass where reservation_id = $1", order));
        Assert.Equal(
            $"{offering.Id} 3 4000 {bought.UtcDateTime:yyyy-MM-dd HH:mm} {bought.UtcDateTime.AddMinutes(2):yyyy-MM-dd HH:mm} Captured 4000 大人 1600×2、こども 800×1",
            await shop.Ask<string>(
                """
                select format('%s %s %s %s %s %s %s %s', r.offering_id, r.quantity, r.amount, to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'),
                    to_char(r.paid_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), p.state, p.amount,
                    (select string_agg(format('%s %s×%s', l.name, l.price, l.quantity), '、' order by l.position) from tickets.reservation_line l where l.reservation_id = r.id))
                from tickets.reservation r join payments.payment p on p.id = r.payment_id and p.order_id = r.id where r.id = $1
                """, order));
    }

    [Fact]
    public async Task Nothing_more_is_kept_of_a_purchase() =>
        Assert.Equal(Kept, await shop.Ask<string[]>(
            """
            select array_agg(t order by t) from (
                select format('%s.%s: %s', table_schema, table_name, string_agg(column_name, ' ' order by column_name)) as t
                from information_schema.columns
                where table_schema || '.' || table_name in ('tickets.reservation', 'tickets.reservation_line', 'tickets.pass', 'tickets.posting', 'payments.payment')
                group by table_schema, table_name) all_of_them
            """));
}

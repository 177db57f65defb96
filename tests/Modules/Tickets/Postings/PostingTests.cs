using Npgsql;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Own;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Passes;
using WelfareMutual.Tickets.Postings;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Modules.Tickets.Postings;

/// <summary>Source: FEATURES TIC-01, mailed ticket.</summary>
public sealed class PostingTests : IAsyncLifetime
{
    private Shop shop = null!;
    private Resident buyer = null!;
    private SiteUser clerk = null!;
    private OfferingOnSale offering = null!;

    public async Task InitializeAsync()
    {
        shop = await Shop.Open();
        buyer = await shop.WithAddress();
        clerk = await shop.World.Clerk();
        offering = await shop.World.Offering(kind: TicketKind.Mailed, capacity: 10);
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Fact]
    public async Task Without_an_address_in_the_register_nothing_is_put_aside_until_there_is_one()
    {
        var member = await shop.World.Member();
        Assert.Equal("tickets-no-address", (await shop.TryReserve(member, offering)).Refusal?.Code);
        Assert.Equal(10, await shop.Left(offering));
        Assert.Null((await shop.TryReserve(member, await shop.World.Offering())).Refusal); // other kinds need none
        var version = (await member.Do(new MyProfile())).ContactVersion;
        await member.Do(new ChangeMyContact("6500001", "汐見市浜町1-1", null, null, version));
        Assert.Null((await shop.TryReserve(member, offering)).Refusal);
    }

    [Fact]
    public async Task What_is_paid_waits_without_a_pass_is_posted_by_its_list_and_the_member_sees_the_day()
    {
        var order = await shop.Buy(buyer, offering, adults: 2);
        Assert.Equal(Refusal.NotFound, (await buyer.Run(new MyPasses(order))).Refusal);
        await shop.Reserve(buyer, offering); // put aside, not paid: not on the list
        Assert.Equal(1, (await clerk.Do(new PostingBoard(offering.Id))).Waiting);

        var row = Assert.Single((await clerk.Do(new OpenAddresses(offering.Id))).Rows);
        Assert.Equal(("山田　さくら", "6500001", "汐見市浜町3-5-1", "大人", 2), (row.Name, row.PostalCode, row.Address, row.Lines[0].Name, row.Lines[0].Quantity));
        Assert.Equal(1, await shop.Ask<long>(
            "select count(*) from audit.entry e join audit.entry_subject s on s.entry_id = e.id join keys.audit_alias a on a.alias = s.alias where e.use_case = 'tickets.open-addresses' and a.person_id = $1", buyer.Id));
        Assert.Null((await buyer.Do(new MyReservation(order))).PostedAt);

        Assert.Equal((1, 0), Told(await clerk.Do(new MarkPosted(offering.Id, [row.ReservationId]))));
        var seen = await buyer.Do(new MyReservation(order));
        Assert.Equal((shop.Site.Time.Now, false), (seen.PostedAt!.Value, seen.MayCancel));
        Assert.Equal("tickets-return-posted", (await buyer.Run(new CancelReservation(order))).Refusal?.Code);
        var board = await clerk.Do(new PostingBoard(offering.Id));
        Assert.Equal((0, 1), (board.Waiting, board.Recent.Single().Count));
        Assert.Empty((await clerk.Do(new OpenAddresses(offering.Id))).Rows);
        Assert.Equal("tickets-nothing-to-post", (await clerk.Run(new MarkPosted(offering.Id, [order]))).Refusal?.Code);
    }

    [Fact]
    public async Task A_wrong_mark_is_taken_back_by_whoever_made_it_within_half_an_hour()
    {
        var order = await shop.Buy(buyer, offering);
        var batch = (await clerk.Do(new MarkPosted(offering.Id, [order]))).BatchId;
        var other = await shop.Site.Staff(StaffRole.Clerk);
        Assert.False((await other.Do(new PostingBoard(offering.Id))).Recent.Single().MayUndo);
        Assert.Equal("tickets-posting-undo-over", (await other.Run(new UndoPosting(offering.Id, batch))).Refusal?.Code);
        Assert.Equal(Refusal.NotFound, (await clerk.Run(new UndoPosting((await shop.World.Offering(kind: TicketKind.Mailed)).Id, batch))).Refusal);
        Assert.True((await clerk.Do(new PostingBoard(offering.Id))).Recent.Single().MayUndo);
        Assert.Equal(1, (await clerk.Do(new UndoPosting(offering.Id, batch))).Waiting);
        Assert.Null((await buyer.Do(new MyReservation(order))).PostedAt);
        Assert.Equal(OrderState.Refunding, (await buyer.Do(new CancelReservation(order))).State);
    }

    [Fact]
    public async Task Half_an_hour_later_the_mark_stands()
    {
        var order = await shop.Buy(buyer, offering);
        var batch = (await clerk.Do(new MarkPosted(offering.Id, [order]))).BatchId;
        shop.Site.Time.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal("tickets-posting-undo-over", (await (await shop.World.Clerk()).Run(new UndoPosting(offering.Id, batch))).Refusal?.Code);
    }

    [Fact]
    public async Task What_was_given_up_since_the_list_was_opened_is_left_out()
    {
        var (kept, given) = (await shop.Buy(buyer, offering), await shop.Buy(buyer, offering));
        var list = (await clerk.Do(new OpenAddresses(offering.Id))).Rows.Select(r => r.ReservationId).ToArray();
        await buyer.Do(new CancelReservation(given));
        Assert.Equal((1, 1), Told(await clerk.Do(new MarkPosted(offering.Id, list))));
        Assert.NotNull((await buyer.Do(new MyReservation(kept))).PostedAt);
        Assert.Null((await buyer.Do(new MyReservation(given))).PostedAt);
    }

    [Fact]
    public async Task Posting_waits_for_a_member_who_is_just_giving_the_purchase_up()
    {
        var order = await shop.Buy(buyer, offering);
        await using var member = new NpgsqlConnection(shop.Site.Superuser);
        await member.OpenAsync();
        await using var begun = await member.BeginTransactionAsync();
        await using (var give = new NpgsqlCommand("select 1 from tickets.reservation where id = $1 for update", member, begun))
        {
            give.Parameters.Add(new() { Value = order });
            await give.ExecuteNonQueryAsync();
        }
        var marking = clerk.Run(new MarkPosted(offering.Id, [order]));
        while (await shop.Ask<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 0)
        {
            Assert.False(marking.IsCompleted);
            await Task.Delay(20);
        }
        await using (var give = new NpgsqlCommand("update tickets.reservation set state = 'Refunding' where id = $1", member, begun))
        {
            give.Parameters.Add(new() { Value = order });
            await give.ExecuteNonQueryAsync();
        }
        await begun.CommitAsync();
        Assert.Equal("tickets-nothing-to-post", (await marking).Refusal?.Code);
        Assert.Equal(0, await shop.Ask<long>("select count(*) from tickets.posting"));
    }

    [Fact]
    public async Task What_is_not_sent_by_post_has_no_list_and_a_member_without_address_is_shown_and_not_posted()
    {
        Assert.Equal(Refusal.NotFound, (await clerk.Run(new PostingBoard((await shop.World.Offering()).Id))).Refusal);
        await shop.Buy(buyer, offering);
        var version = (await buyer.Do(new MyProfile())).ContactVersion;
        await buyer.Do(new ChangeMyContact(null, null, null, null, version));
        Assert.False((await clerk.Do(new OpenAddresses(offering.Id))).Rows.Single().CanBePosted);
    }

    private static (int Posted, int LeftOut) Told(MarkPosted.Result result) => (result.Posted, result.LeftOut);
}

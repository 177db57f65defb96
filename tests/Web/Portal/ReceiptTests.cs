using System.Net;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

/// <summary>A receipt is written for money that is with the foundation, and for no other.</summary>
public sealed class ReceiptTests : IAsyncLifetime
{
    private WebSite site = null!;

    public async Task InitializeAsync() => site = await WebSite.Start();

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Whoever_paid_has_a_receipt_with_name_amount_day_and_number()
    {
        var member = await site.World.Member();
        var order = await Bought(member);
        using var browser = site.As(member.User);
        var result = await browser.Open($"/tickets/result/{order}");
        var receipt = await browser.Open(result.Html.QuerySelector("a[href^='/tickets/receipt/']")!.GetAttribute("href")!);
        Assert.Equal("領収書", receipt.Heading);
        foreach (var said in new[] { "会員 試 様", "4,000円", "大人 1,600円 × 2枚", "こども 800円 × 1枚", "令和8年10月", "クレジットカード", "T26-000001", "汐見市勤労者福祉財団", "たしかに領収しました" })
        {
            Assert.Contains(said, receipt.Text, StringComparison.Ordinal);
        }
        Assert.Contains("印刷 令和8年10月", receipt.Html.QuerySelector(".wm-printhead")!.TextContent, StringComparison.Ordinal); // when it was printed, on the paper
    }

    [Fact]
    public async Task A_dated_ticket_has_its_day_and_seat_on_the_receipt_and_the_pass()
    {
        var member = await site.World.Member();
        var order = await Bought(member, TicketKind.Dated);
        using var browser = site.As(member.User);
        foreach (var path in new[] { $"/tickets/receipt/{order}", $"/my/tickets/{order}", $"/tickets/result/{order}" })
        {
            var text = (await browser.Open(path)).Text;
            Assert.Contains("令和8年12月", text, StringComparison.Ordinal);
            Assert.Contains("18:30から", text, StringComparison.Ordinal);
            Assert.Contains("汐見港 1階 自由席", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task There_is_none_before_the_payment_after_the_money_went_back_and_for_what_was_free()
    {
        var member = await site.World.Member();
        using var browser = site.As(member.User);
        var offering = await site.World.Offering();
        var open = (await member.Do(new ReserveTickets(offering.Id, [new(offering.Adult, 1)], PaymentMethod.Card))).ReservationId;
        var gift = await site.World.Offering(price: 0);
        var free = (await member.Do(new ReserveTickets(gift.Id, [new(gift.Adult, 1)], PaymentMethod.Card))).ReservationId;
        var returned = await Bought(member);
        await member.Do(new CancelReservation(returned));
        foreach (var order in new[] { open, free, returned })
        {
            var shown = await browser.Open($"/tickets/receipt/{order}");
            Assert.Equal($"/tickets/result/{order}", shown.Path);
            Assert.Null(shown.Html.QuerySelector("a[href^='/tickets/receipt/']"));
        }
    }

    [Fact]
    public async Task Anothers_receipt_is_not_found()
    {
        var order = await Bought(await site.World.Member());
        using var browser = site.As((await site.World.Member()).User);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/tickets/receipt/{order}")).Status);
    }

    private async Task<Guid> Bought(Resident member, TicketKind kind = TicketKind.Voucher)
    {
        var offering = await site.World.Offering(kind: kind);
        var order = (await member.Do(new ReserveTickets(offering.Id, [new(offering.Adult, 2), new(offering.Child, 1)], PaymentMethod.Card))).ReservationId;
        var known = (await site.Provider.Sessions()).EnumerateArray().Select(s => s.GetProperty("id").GetString()).ToHashSet();
        await member.Do(new PayReservation(order));
        await site.Provider.Pay((await site.Provider.Sessions()).EnumerateArray().Select(s => s.GetProperty("id").GetString()!).Single(s => !known.Contains(s)));
        await site.Settle();
        return order;
    }
}

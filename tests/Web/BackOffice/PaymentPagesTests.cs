using System.Net;
using Npgsql;
using WelfareMutual.Kernel;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Web.BackOffice;

public sealed class PaymentPagesTests : IAsyncLifetime
{
    private WebSite site = null!;
    private Browser cashier = null!;

    public async Task InitializeAsync()
    {
        site = await WebSite.Start();
        cashier = site.AtTerminal(await site.Site.Staff(StaffRole.Cashier));
    }

    public async Task DisposeAsync()
    {
        cashier.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_payment_of_another_amount_is_found_explained_and_ended_by_two()
    {
        Assert.Contains("未処理のものはありません", (await cashier.Open("/payments/differences")).Text, StringComparison.Ordinal);
        var member = await PaidAnotherAmount();
        var list = await cashier.Open("/payments/differences");
        Assert.Contains("金額が違う", list.Text, StringComparison.Ordinal);
        Assert.Contains("1,700円", list.Text, StringComparison.Ordinal);
        Assert.Contains("差異（1）", list.Text, StringComparison.Ordinal);
        var path = list.Html.QuerySelector("th a[href^='/payments/differences/']")!.GetAttribute("href")!;

        var detail = await cashier.Open(path);
        Assert.Contains("入金はありますが、申込みは支払い済みになっていません", detail.Text, StringComparison.Ordinal);
        var refused = await cashier.Send(detail, "form[action$='handler=propose']", ("Input.Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("処理の内容を1つ選んでください", refused.Text, StringComparison.Ordinal);
        var proposed = await cashier.Send(refused, "form[action$='handler=propose']", ("Input.Resolution", "Paid"), ("Input.Reason", "差額を窓口で受け取った。"));
        Assert.Contains("決定待ち", proposed.Text, StringComparison.Ordinal);
        Assert.Contains("提案した人は決定できません", proposed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("決定する", proposed.Html.QuerySelectorAll("button").Select(b => b.TextContent));

        using var approver = site.AtTerminal(await site.Site.Staff(StaffRole.Approver));
        var decided = await approver.Send(await approver.Open(path), "form[action$='handler=approve']");
        Assert.Contains("決定しました", decided.Text, StringComparison.Ordinal);
        await site.Settle();
        Assert.Contains("終了", (await approver.Open(path)).Text, StringComparison.Ordinal);
        Assert.Contains("未処理のものはありません", (await cashier.Open("/payments/differences")).Text, StringComparison.Ordinal);
        Assert.Contains("金額が違う", (await cashier.Open("/payments/differences?settled=true")).Text, StringComparison.Ordinal);
        Assert.Equal(OrderState.Paid, (await member.Do(new MyReservations())).Rows[0].State);
    }

    [Fact]
    public async Task A_refund_that_was_refused_is_tried_again_from_its_page()
    {
        var (member, reservation) = await Bought();
        await Do("update payments.payment set intent_ref = 'x' || intent_ref");
        await member.Do(new CancelReservation(reservation));
        await site.Settle();
        var list = await cashier.Open("/payments/refunds");
        Assert.Contains("返金を断られた", list.Text, StringComparison.Ordinal);
        await Do("update payments.payment set intent_ref = substr(intent_ref, 2)");
        var tried = await cashier.Send(await cashier.Open(list.Html.QuerySelector("th a[href^='/payments/differences/']")!.GetAttribute("href")!), "form[action$='handler=try']");
        Assert.Contains("もう一度頼みました", tried.Text, StringComparison.Ordinal);
        await site.Settle();
        Assert.Contains("未処理のものはありません", (await cashier.Open("/payments/refunds")).Text, StringComparison.Ordinal);
        Assert.Equal(OrderState.Refunded, (await member.Do(new MyReservations())).Rows[0].State);
    }

    private async Task<Resident> PaidAnotherAmount()
    {
        var (member, _) = await Ordered();
        await Do("update payments.payment set amount = 1700");
        await Do("update tickets.reservation set amount = 1700");
        await site.Provider.Pay((await site.Provider.Sessions())[0].GetProperty("id").GetString()!);
        await site.Settle();
        return member;
    }

    private async Task<(Resident, Guid)> Bought()
    {
        var ordered = await Ordered();
        await site.Provider.Pay((await site.Provider.Sessions())[0].GetProperty("id").GetString()!);
        await site.Settle();
        return ordered;
    }

    private async Task<(Resident Member, Guid Reservation)> Ordered()
    {
        var (member, offering) = (await site.World.Member(), await site.World.Offering());
        var reservation = (await member.Do(new ReserveTickets(offering.Id, [new(offering.Adult, 1)], PaymentMethod.Card))).ReservationId;
        await member.Do(new PayReservation(reservation));
        return (member, reservation);
    }

    private async Task Do(string sql)
    {
        await using var database = new NpgsqlConnection(site.Site.Superuser);
        await database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, database);
        await command.ExecuteNonQueryAsync();
    }
}

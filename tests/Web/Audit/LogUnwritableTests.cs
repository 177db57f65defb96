using System.Net;
using Npgsql;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Own;
using WelfareMutual.Members.Search;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Web.Audit;

// Issue 3, section 3, drill D23: when the log cannot be written, nobody's record is shown and nothing is done.
public sealed class LogUnwritableTests
{
    public static TheoryData<string, string> Ways => new()
    {
        { "revoke execute on all functions in schema audit from wm_gateway, wm_office; grant execute on function audit.raise_alarm(uuid, text, text, timestamptz) to wm_gateway, wm_office",
            "grant execute on all functions in schema audit to wm_gateway, wm_office" },
        { "create function audit.full() returns trigger language plpgsql as $$ begin raise exception 'no space left' using errcode = '53100'; end $$; create trigger disk before insert on audit.entry for each row execute function audit.full()",
            "drop trigger disk on audit.entry" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Nothing_is_shown_and_nothing_is_done_on_either_side(string breaking, string mending)
    {
        await using var web = await WebSite.Start();
        var member = await web.World.Member();
        var clerk = await web.World.Clerk();
        var offering = await web.World.Offering();
        var number = (await member.Do(new MyCard())).Number;
        using var browser = web.As(member.User);
        using var terminal = web.AtTerminal(clerk);
        var search = await terminal.Open("/members/find");
        await Run(web, breaking);

        foreach (var page in (Seen[])[await browser.Open("/my/profile"), await terminal.Send(search, "main form", ("Input.Search", number))])
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
            Assert.Matches("番号 [2346789ACDEFHJKMNPRTWXY]{6} ", page.Text);
            Assert.DoesNotContain(number, page.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Equal("unavailable", (await member.Run(new MyProfile())).Refusal!.Code);
        Assert.Equal("unavailable", (await clerk.Run(new MemberDetail(number))).Refusal!.Code);
        Assert.Equal("unavailable", (await member.Run(new ReserveTickets(offering.Id, [new(offering.Adult, 1)], PaymentMethod.Card))).Refusal!.Code);
        Assert.Equal("unavailable", (await clerk.Run(new CloseOffering(offering.Id))).Refusal!.Code);
        Assert.Equal(0L, await Ask<long>(web, "select count(*) from tickets.reservation"));
        Assert.Equal(100, await Ask<int>(web, "select remaining from tickets.offering_stock"));
        Assert.Equal(1L, await Ask<long>(web, "select count(*) from tickets.offering where closed_at is null"));
        Assert.True(await Ask<long>(web, "select count(*) from audit.alarm where code = 'log-unwritable' and seen_at is null") >= 4);
        using var guest = web.Guest();
        Assert.Equal(HttpStatusCode.OK, (await guest.Open("/tickets")).Status);

        await Run(web, mending);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/my/profile")).Status);
        await member.Do(new ReserveTickets(offering.Id, [new(offering.Adult, 1)], PaymentMethod.Card));
    }

    private static async Task Run(WebSite web, string sql)
    {
        await using var source = NpgsqlDataSource.Create(web.Site.Superuser);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<T> Ask<T>(WebSite web, string sql)
    {
        await using var source = NpgsqlDataSource.Create(web.Site.Superuser);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}

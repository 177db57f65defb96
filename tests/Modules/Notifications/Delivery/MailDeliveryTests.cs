using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel.Outbox;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Notifications.Contracts;
using WelfareMutual.Tests.Modules.Identity;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Notifications.Delivery;

public sealed class MailDeliveryTests
{
    [Fact]
    public async Task A_told_notice_arrives_once_under_the_id_of_its_row()
    {
        await using var relay = Relay.Start("250 ok");
        await using var site = await Open(relay.Port);
        await Tell(site, "case-decided", "hanako@example.jp");
        await Deliver(site);
        var id = await site.Look<Guid>("select id from kernel.outbox where state = 'sent'");
        var message = Assert.Single(relay.Messages);
        Assert.Contains($"Message-ID: <{id:N}@portal.example>", message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("RCPT TO:<hanako@example.jp>", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relay_that_is_busy_is_asked_again_later_with_the_same_id()
    {
        await using var relay = Relay.Start("451 later", "250 ok");
        await using var site = await Open(relay.Port);
        await Tell(site, "case-decided", "hanako@example.jp");
        await Deliver(site);
        Assert.Equal("pending", await site.Look<string>("select state from kernel.outbox"));
        site.Time.Advance(TimeSpan.FromSeconds(16));
        await Deliver(site);
        Assert.Equal("sent", await site.Look<string>("select state from kernel.outbox"));
    }

    [Fact]
    public async Task A_relay_that_is_down_loses_nothing()
    {
        await using var site = await Open(1);
        await Tell(site, "case-decided", "hanako@example.jp");
        await Deliver(site);
        Assert.Equal("pending", await site.Look<string>("select state from kernel.outbox"));
    }

    [Fact]
    public async Task A_refusal_for_good_marks_the_address_and_wants_a_letter()
    {
        await using var relay = Relay.Start("550 no such mailbox");
        await using var site = await Open(relay.Port);
        await Tell(site, "case-decided", "hanako@example.jp");
        await Deliver(site);
        Assert.Equal("undeliverable", await site.Look<string>("select state from kernel.outbox"));
        Assert.Equal("Undeliverable", await site.Look<string>("select state from notifications.address"));
    }

    [Fact]
    public async Task A_relay_elsewhere_that_offers_no_TLS_is_told_nothing()
    {
        await using var relay = Relay.Start("250 ok");
        await using var site = await Open(relay.Port, "127.1"); // this machine, but not by a name that is known to be
        await Tell(site, "case-decided", "hanako@example.jp");
        await Deliver(site);
        Assert.DoesNotContain(relay.Messages, m => m.Contains("RCPT", StringComparison.Ordinal));
        Assert.Equal("pending", await site.Look<string>("select state from kernel.outbox"));
    }

    [Fact]
    public async Task Money_is_told_once_however_often_it_is_asked()
    {
        await using var site = await Open(1);
        var person = Guid.CreateVersion7();
        var payout = Guid.CreateVersion7();
        for (var i = 0; i < 3; i++)
        {
            await site.Office(async services =>
            {
                await services.GetRequiredService<INotices>().Tell(person, "money.payout-scheduled", payout, CancellationToken.None);
                return 0;
            });
        }
        Assert.Equal(1L, await site.Look<long>("select count(*) from kernel.outbox where kind = 'money.payout-scheduled'"));
    }

    [Fact]
    public async Task A_new_address_is_told_to_the_old_one()
    {
        await using var relay = Relay.Start("250 ok");
        await using var site = await Open(relay.Port);
        var person = await Tell(site, "case-decided", "old@example.jp");
        await Change(site, person, "new@example.jp");
        await Deliver(site);
        Assert.Single(relay.Messages, m => m.Contains("RCPT TO:<old@example.jp>", StringComparison.Ordinal));
        Assert.Single(relay.Messages, m => m.Contains("RCPT TO:<new@example.jp>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_change_does_not_hide_the_first_owner_from_notices_about_money()
    {
        await using var relay = Relay.Start("250 ok");
        await using var site = await Open(relay.Port);
        var person = await Tell(site, "case-decided", "owner@example.jp");
        foreach (var mail in new[] { "thief@example.jp", "thief-too@example.jp" })
        {
            await Change(site, person, mail);
        }
        await Again(site, person, "payee-changed-former");
        await Deliver(site);
        Assert.Equal(3, relay.Messages.Count(m => m.Contains("RCPT TO:<owner@example.jp>", StringComparison.Ordinal))); // both changes, and the account
        site.Time.Advance(TimeSpan.FromDays(61)); // the mailbox may be somebody else's by now
        await Again(site, person, "payee-changed-former");
        await Deliver(site);
        Assert.Equal(3, relay.Messages.Count(m => m.Contains("RCPT TO:<owner@example.jp>", StringComparison.Ordinal)));
        Assert.DoesNotContain(relay.Messages, m => m.Contains("RCPT TO:<thief@example.jp>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_that_is_emptied_first_does_not_hide_the_owner_either()
    {
        await using var relay = Relay.Start("250 ok");
        await using var site = await Open(relay.Port);
        var person = await Tell(site, "case-decided", "owner@example.jp");
        await Deliver(site);
        await Change(site, person, null);
        await Again(site, person, "case-decided");
        await Deliver(site); // a letter, where there is no mail any more
        Assert.Equal(2, ToOwner(relay)); // before, and the change
        await Change(site, person, "thief@example.jp");
        await Again(site, person, "payee-changed-former");
        await Deliver(site);
        Assert.Equal(4, ToOwner(relay)); // the second change, and the account
        Assert.DoesNotContain(relay.Messages, m => m.Contains("RCPT TO:<thief@example.jp>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_first_address_long_after_the_last_one_is_no_change_to_be_told()
    {
        await using var relay = Relay.Start("250 ok");
        await using var site = await Open(relay.Port);
        var person = await Tell(site, "case-decided", "owner@example.jp");
        await Change(site, person, null);
        await Deliver(site);
        site.Time.Advance(TimeSpan.FromDays(61));
        await Change(site, person, "new@example.jp");
        await Deliver(site);
        Assert.DoesNotContain(relay.Messages, m => m.Contains("RCPT TO:<new@example.jp>", StringComparison.Ordinal));
        Assert.Equal(1L, await site.Look<long>("select count(*) from notifications.address where mail is not null and previous_mail is null"));
    }

    [Fact]
    public async Task The_address_is_not_readable_in_the_database()
    {
        await using var site = await Open(1);
        await Tell(site, "case-decided", "hanako@example.jp");
        Assert.Equal(0L, await site.Look<long>(
            "select count(*) from notifications.address, kernel.outbox where position('hanako'::bytea in mail) > 0 or position('hanako'::bytea in body) > 0"));
    }

    private static Task<Site> Open(int port, string host = "127.0.0.1") => Site.Start(
        ("WM:Mail:Host", host), ("WM:Mail:Port", port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("WM:Mail:From", "kyosai@portal.example"), ("WM:Portal:PublicUrl", "https://portal.example"));

    private static Task<Guid> Tell(Site site, string template, string mail) => site.Office(async services =>
    {
        var person = Guid.CreateVersion7();
        await services.GetRequiredService<PersonKeys>().MakeFor([person], null);
        var notices = services.GetRequiredService<INotices>();
        await notices.SetAddress(person, mail, CancellationToken.None);
        await notices.Tell(person, template, Guid.CreateVersion7(), CancellationToken.None);
        return person;
    });

    private static Task<int> Change(Site site, Guid person, string? mail) => site.Office(async services =>
    {
        await services.GetRequiredService<PersonKeys>().LoadFor(person);
        await services.GetRequiredService<INotices>().SetAddress(person, mail, CancellationToken.None);
        return 0;
    });

    private static int ToOwner(Relay relay) => relay.Messages.Count(m => m.Contains("RCPT TO:<owner@example.jp>", StringComparison.Ordinal));

    private static Task<int> Again(Site site, Guid person, string template) => site.Office(async services =>
    {
        await services.GetRequiredService<INotices>().Tell(person, template, Guid.CreateVersion7(), CancellationToken.None);
        return 0;
    });

    private static async Task Deliver(Site site)
    {
        while ((await site.Job(new DeliverOutbox())).Value.Found)
        {
        }
    }
}

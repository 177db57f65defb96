using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tests.Modules.Tickets;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Reservations;
using Xunit;

namespace WelfareMutual.Tests.Modules.Payments.Hooks;

public sealed class ProviderWebhookTests : IAsyncLifetime
{
    private Shop shop = null!;
    private Resident member = null!;
    private Guid reservation;

    public async Task InitializeAsync()
    {
        shop = await Shop.Open();
        member = await shop.World.Member();
        reservation = await shop.Reserve(member, await shop.World.Offering());
        await shop.Provider.Pay(await shop.GoToPay(member, reservation));
    }

    public async Task DisposeAsync() => await shop.DisposeAsync();

    [Theory]
    [InlineData("missing")]
    [InlineData("wrong_secret")]
    [InlineData("v0_only")]
    [InlineData("old")]
    [InlineData("future")]
    public async Task An_event_without_a_fresh_signature_of_ours_is_refused_and_recorded(string signature)
    {
        Assert.Equal(400, await shop.Provider.Resend(new { signature }));
        await shop.Site.RunJobs();
        Assert.Equal(0, await shop.Ask<long>("select count(*) from payments.provider_event"));
        Assert.Equal(OrderState.Held, await shop.StateOf(member, reservation));
        Assert.Equal(1, await shop.Ask<long>("select count(*) from audit.entry where use_case = 'payments.refuse-provider-event'"));
    }

    [Fact]
    public async Task Test_money_and_other_accounts_are_not_ours()
    {
        Assert.Equal(400, await shop.Provider.Resend(new { livemode = true }));
        Assert.Equal(400, await shop.Provider.Resend(new { account = "acct_other" }));
        Assert.Equal(0, await shop.Ask<long>("select count(*) from payments.provider_event"));
    }

    [Fact]
    public async Task An_event_that_names_another_amount_is_checked_at_the_provider()
    {
        Assert.Equal(200, await shop.Provider.Resend(new { amount = 1 }));
        await shop.Site.RunJobs();
        Assert.Equal(OrderState.Paid, await shop.StateOf(member, reservation));
        Assert.Equal(1600, await shop.Ask<long>("select amount from payments.payment where order_id = $1", reservation));
    }

    [Fact]
    public async Task An_event_in_another_currency_is_checked_at_the_provider()
    {
        Assert.Equal(200, await shop.Provider.Resend(new { currency = "usd" }));
        await shop.Site.RunJobs();
        Assert.Equal(OrderState.Paid, await shop.StateOf(member, reservation));
    }

    [Fact]
    public async Task An_event_about_no_payment_of_ours_is_kept_and_moves_nobody()
    {
        var payment = await shop.Ask<Guid>("select id from payments.payment");
        await shop.Ask<object>("update payments.payment set id = gen_random_uuid(), session_ref = 'cs_x', intent_ref = 'pi_x'");
        Assert.Equal(200, await shop.Provider.Resend(new { }));
        await shop.Site.RunJobs();
        Assert.Equal("unknown", await shop.Ask<string>("select result from payments.provider_event where payment_id = $1 or payment_id is null", payment));
        Assert.Equal(OrderState.Held, await shop.StateOf(member, reservation));
    }

    [Fact]
    public async Task A_secret_that_rolls_over_is_known_beside_the_old_one()
    {
        Assert.Equal(200, await shop.Provider.Resend(new { signature = "two_secrets" }));
        Assert.Equal(1, await shop.Ask<long>("select count(*) from payments.provider_event"));
    }

    [Fact]
    public async Task A_repeated_event_is_kept_once()
    {
        Assert.Equal(200, await shop.Provider.Resend(new { times = 5, parallel = true }));
        Assert.Equal(1, await shop.Ask<long>("select count(*) from payments.provider_event"));
    }
}

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
        Assert.Equal(ReservationState.Held, await shop.StateOf(member, reservation));
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
        Assert.Equal(ReservationState.Paid, await shop.StateOf(member, reservation));
        Assert.Equal(1600, await shop.Ask<long>("select amount from payments.payment where order_id = $1", reservation));
    }

    [Fact]
    public async Task A_repeated_event_is_kept_once()
    {
        Assert.Equal(200, await shop.Provider.Resend(new { times = 5, parallel = true }));
        Assert.Equal(1, await shop.Ask<long>("select count(*) from payments.provider_event"));
    }
}

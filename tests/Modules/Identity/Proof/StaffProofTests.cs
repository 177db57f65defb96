using WelfareMutual.Identity.Proof;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Proof;

/// <summary>Before money, data or keys go, whoever has the card in the reader types the password again.</summary>
public sealed class StaffProofTests
{
    private const string Password = "minato no asa ichi";
    private static readonly ReleaseBatch Release = new(Guid.CreateVersion7(), 0, new Yen(10_000), true);

    [Fact]
    public async Task A_release_needs_a_proof_of_the_last_five_minutes()
    {
        await using var site = await Site.Start();
        var cashier = await SignedIn(site);
        Assert.Equal(RefusalKind.NotFound, (await cashier.Run(Release)).Refusal!.Kind);
        await Later(site, 6);
        Assert.Equal(RecentProof.Needed, (await cashier.Run(Release)).Refusal);
        Assert.Equal("identity-proof-no-match", (await cashier.Run(new ProveStaff("chigau pasuwado"))).Refusal!.Code);
        Assert.Equal(RecentProof.Needed, (await cashier.Run(Release)).Refusal);
        await cashier.Do(new ProveStaff(Password));
        Assert.Equal(RefusalKind.NotFound, (await cashier.Run(Release)).Refusal!.Kind);
    }

    [Fact]
    public async Task Guessing_at_an_open_terminal_is_slowed_down_and_counted()
    {
        await using var site = await Site.Start();
        var cashier = await SignedIn(site);
        for (var i = 0; i < 5; i++)
        {
            await cashier.Run(new ProveStaff("chigau pasuwado"));
        }
        Assert.Equal("identity-too-fast", (await cashier.Run(new ProveStaff(Password))).Refusal!.Code);
        Assert.Equal(5, await site.Look<int>("select wrong_count from identity.staff where code = 'S001'"));
    }

    [Fact]
    public void What_moves_money_data_or_keys_needs_it() =>
        Assert.Equal(
            [
                "exports.take-file", "exports.take-password", "identity.confirm-act", "identity.propose-rule", "kernel.decide-rotation", "kernel.enter-rule", "payouts.download-payout-file",
                "payouts.release-batch", "payouts.release-hold", "retention.decide-purge",
            ],
            Host.Composition.Modules.Assemblies.SelectMany(UseCaseShape.In).Where(s => s.NeedsRecentProof && s.Audience == Audience.Office).Select(s => s.Name).Order(StringComparer.Ordinal));

    private static async Task<SiteUser> SignedIn(Site site)
    {
        var colleagues = await Colleagues.Of(site);
        await colleagues.Enter("S001", "港　一郎", [StaffRole.Cashier], MadeCard.Of("0A01"), Password);
        return await colleagues.SignIn("0A01", Password);
    }

    private static Task<long> Later(Site site, int minutes) =>
        site.Look<long>($"with x as (update kernel.session set proved_at = proved_at - interval '{minutes} minutes' returning 1) select count(*) from x");
}

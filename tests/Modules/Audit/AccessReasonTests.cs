using WelfareMutual.Audit.Entries;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using Xunit;

namespace WelfareMutual.Tests.Modules.Audit;

// FEATURES AUD-06: why is asked before health, bank or identity is opened, and stands in the log.
public sealed class AccessReasonTests
{
    [Theory]
    [InlineData(Purpose.Own, false)]
    [InlineData(Purpose.Office, false)]
    [InlineData(Purpose.Health, true)]
    [InlineData(Purpose.Bank, true)]
    [InlineData(Purpose.Identity, true)]
    public void Sealed_compartments_are_health_bank_and_identity(Purpose purpose, bool asks) => Assert.Equal(asks, purpose.AsksWhy());

    [Fact]
    public async Task A_reason_that_is_not_on_the_list_is_refused_and_one_that_is_stands_in_the_log()
    {
        await using var log = await Log.Start();
        var clerk = await log.Site.Staff(StaffRole.Clerk);
        Assert.Equal("reason-unknown", (await clerk.Run(new ChooseReason("田中さんのため"))).Refusal!.Code);
        await clerk.Do(new ChooseReason("inquiry"));
        Assert.Equal("inquiry", await log.Look<string>("select reason from audit.entry where use_case = 'audit.choose-reason' and outcome = 'ok'"));
        Assert.Equal(0L, await log.Look<long>("select count(*) from audit.entry where reason like '%田中%'"));
    }
}

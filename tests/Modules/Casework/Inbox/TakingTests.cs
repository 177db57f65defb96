using WelfareMutual.Casework.Inbox;
using WelfareMutual.Casework.Review;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using Xunit;

namespace WelfareMutual.Tests.Modules.Casework.Inbox;

/// <summary>Source: FEATURES BO-01.</summary>
public sealed class TakingTests
{
    [Fact]
    public async Task Of_twenty_clerks_taking_one_case_at_once_one_gets_it_and_the_others_are_told()
    {
        await using var world = await ClaimWorld.Start();
        var reference = await ClaimWorld.Submitted(await world.Member());
        var id = (await world.Clerk.Do(new ReviewCase(reference))).Case.Id;
        var clerks = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.Site.Staff(StaffRole.Clerk)));

        var outcomes = await Task.WhenAll(clerks.Select(c => c.Run(new TakeCase(id))));

        var won = Assert.Single(Enumerable.Range(0, clerks.Length), i => outcomes[i].Succeeded);
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal("casework-taken", o.Refusal!.Code));
        Assert.True((await clerks[won].Do(new ShowInbox(InboxView.Mine, null, null, null, null, 20))).Rows.Single().Mine);

        Assert.False((await clerks[(won + 1) % clerks.Length].Run(new LetCaseGo(id))).Succeeded);
        await clerks[won].Do(new LetCaseGo(id));
        await clerks[(won + 1) % clerks.Length].Do(new TakeCase(id));
    }
}

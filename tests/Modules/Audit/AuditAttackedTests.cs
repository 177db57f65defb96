using WelfareMutual.Tests.Support.Drills;
using Xunit;

namespace WelfareMutual.Tests.Modules.Audit;

// Drill D23, in its short form; and the fault that it must find.
public sealed class AuditAttackedTests
{
    [Fact]
    public async Task The_log_under_attack_gives_itself_away()
    {
        await using var log = await Log.Start();
        var (_, findings) = await new AuditAttacked(log.Site, log.Site.Superuser).Run(await log.World.Member(), await log.World.Offering(), planted: false);
        Assert.Equal([], findings);
    }

    [Fact]
    public async Task A_log_that_swallows_is_found()
    {
        await using var log = await Log.Start();
        var (_, findings) = await new AuditAttacked(log.Site, log.Site.Superuser).Run(await log.World.Member(), await log.World.Offering(), planted: true);
        Assert.Contains(findings, f => f.StartsWith(AuditAttacked.PlantShows, StringComparison.Ordinal));
    }
}

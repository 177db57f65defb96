using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing.Rotation;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.Sealing;

/// <summary>A change of keys that cannot go on without an operator says so, once, and goes on when the operator was there.</summary>
public sealed class KeysWaitTests : IAsyncLifetime
{
    private readonly KeyFolderCopy keys = new();
    private Site site = null!;

    public async Task InitializeAsync()
    {
        site = await Site.Start(keys);
        await new World(site).Member();
        var (one, two) = (await site.Staff(StaffRole.System), await site.Staff(StaffRole.System));
        await two.Do(new DecideRotation((await one.Do(new ProposeRotation(RotationKind.PurposeKey, "own", RotationReason.Schedule))).RotationId, true));
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        keys.Dispose();
    }

    [Fact]
    public async Task Where_the_gateways_folder_is_out_of_reach_it_waits_for_a_person()
    {
        Directory.Move(keys.Gateway, $"{keys.Gateway}-away");
        await StandsStill("own.2");
        Directory.Move($"{keys.Gateway}-away", keys.Gateway);
        await GoesOn();
    }

    [Fact]
    public async Task A_folder_that_takes_no_file_stops_it_without_breaking_it()
    {
        var wall = Directory.CreateDirectory(Path.Combine(keys.Gateway, "own.2.key"));
        await StandsStill("own.2");
        wall.Delete();
        await GoesOn();
    }

    private async Task StandsStill(string file)
    {
        for (var run = 0; run < 3; run++)
        {
            Assert.False((await site.Job(new RotateKeys())).Value.Moved);
        }
        Assert.Equal([file], await site.Database.Read<string>("select detail from audit.alarm where code = 'keys-wait'"));
    }

    private async Task GoesOn()
    {
        while ((await site.Job(new RotateKeys())).Value.Moved)
        {
        }
        Assert.Equal("Finished", await State());
    }

    private Task<string> State() => site.Scalar<string>("select state from keys.rotation");
}

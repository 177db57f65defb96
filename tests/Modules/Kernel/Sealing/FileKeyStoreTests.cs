using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.Sealing;

public sealed class FileKeyStoreTests
{
    [Fact]
    public async Task Keys_come_and_go_while_another_process_reads_the_folder()
    {
        using var keys = new KeyFolderCopy();
        var (office, gateway) = (new FileKeyStore(keys.Office, keys.Gateway), new FileKeyStore(keys.Gateway));
        using var over = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            var looks = 0;
            for (; !over.IsCancellationRequested; looks++)
            {
                gateway.Held("own"); // what is half there would be an exception
            }
            return looks;
        });
        for (var version = 2; version < 60; version++)
        {
            office.Make("own", version);
            office.Use("own", version);
            office.Destroy("own", version - 1);
        }
        await over.CancelAsync();
        Assert.True(await reading > 0);
        Assert.Equal([59], gateway.Held("own"));
    }

    [Fact]
    public void A_removal_that_was_cut_short_is_in_nobodys_way_and_the_next_finishes_it()
    {
        using var keys = new KeyFolderCopy();
        var office = new FileKeyStore(keys.Office, keys.Gateway);
        office.Make("own", 2);
        office.Use("own", 2);
        var rest = Path.Combine(keys.Gateway, ".own.1.key.going");
        File.Move(Path.Combine(keys.Gateway, "own.1.key"), rest);
        Assert.Equal([2], new FileKeyStore(keys.Gateway).Held("own"));
        Assert.Empty(FileKeyStore.Faults(keys.Gateway));
        office.Destroy("own", 1);
        Assert.False(File.Exists(rest));
        Assert.Equal([2], new FileKeyStore(keys.Office).Held("own"));
    }

    [Theory]
    [InlineData("office")]
    [InlineData("bank")]
    public void A_key_pair_is_exchanged_while_the_Gateway_goes_on_sealing(string name)
    {
        using var keys = new KeyFolderCopy();
        var purpose = Enum.Parse<Purpose>(name, true);
        var person = Guid.CreateVersion7();
        var (office, gateway) = (new FileKeyStore(keys.Office, keys.Gateway), new FileKeyStore(keys.Gateway));
        var early = gateway.Wrap(purpose, person, [1, 2, 3]);
        office.Make(name, 2);
        Assert.Equal(1, gateway.Current(name));
        office.Use(name, 2);
        Assert.Equal(2, gateway.Current(name));
        var late = gateway.Wrap(purpose, person, [4, 5, 6]);
        Assert.Equal([1, 2, 3], office.Unwrap(purpose, person, early));
        Assert.Equal([4, 5, 6], office.Unwrap(purpose, person, late));
        Assert.Throws<KeyNotHeldException>(() => gateway.Unwrap(purpose, person, late));
        office.Destroy(name, 1);
        Assert.Throws<KeyLostException>(() => office.Unwrap(purpose, person, early));
        Assert.Equal([4, 5, 6], office.Unwrap(purpose, person, late));
    }
}

using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.Sealing;

public sealed class FileKeyStoreTests
{
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

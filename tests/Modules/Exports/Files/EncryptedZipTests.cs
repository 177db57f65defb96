using System.Text;
using ICSharpCode.SharpZipLib.Zip;
using WelfareMutual.Exports.Files;
using Xunit;

namespace WelfareMutual.Tests.Modules.Exports.Files;

public sealed class EncryptedZipTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 13, 3, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("山田　さくら、1990-05-04\r\n", 40)));

    [Fact]
    public void It_opens_with_its_password_and_holds_nothing_readable()
    {
        var password = FilePassword.Make();
        var file = EncryptedZip.Make([new("members.csv", Plain), new("looks.csv", [])], password, Now);
        Assert.Equal(Plain, Archive.Open(file, password)["members.csv"]);
        Assert.Equal(-1, file.AsSpan().IndexOf("さくら"u8));
        Assert.Equal(-1, file.AsSpan().IndexOf("1990-05-04"u8));
    }

    [Fact]
    public void Each_entry_is_AES_256_with_an_authentication_code()
    {
        var file = EncryptedZip.Make([new("members.csv", Plain)], FilePassword.Make(), Now);
        using var zip = new ZipFile(new MemoryStream(file));
        Assert.All(zip.Cast<ZipEntry>(), entry => Assert.Equal((256, true), (entry.AESKeySize, entry.IsCrypted)));
        // The extra field of AE-x: 0x9901, length 7, version 2, "AE", strength 3 (256 bits).
        Assert.NotEqual(-1, file.AsSpan().IndexOf((byte[])[0x01, 0x99, 0x07, 0x00, 0x02, 0x00, 0x41, 0x45, 0x03]));
    }

    [Fact]
    public void Another_password_or_a_flipped_bit_opens_nothing()
    {
        var password = FilePassword.Make();
        var file = EncryptedZip.Make([new("members.csv", Plain)], password, Now);
        Assert.ThrowsAny<Exception>(() => Archive.Open(file, FilePassword.Make()));
        var flipped = file.ToArray();
        flipped[^120] ^= 1; // inside the content, before the directory at the end
        Assert.ThrowsAny<Exception>(() => Archive.Open(flipped, password));
    }

    [Fact]
    public void Passwords_are_long_random_and_can_be_read_out()
    {
        var all = Enumerable.Range(0, 500).Select(_ => FilePassword.Make()).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(500, all.Count);
        Assert.All(all, p => Assert.Matches("^([2-9A-HJKMNP-TV-Z]{4}-){5}[2-9A-HJKMNP-TV-Z]{4}$", p));
        Assert.True(Math.Log2(FilePassword.Letters.Length) * 24 > 112, "fewer than 112 bits");
    }
}

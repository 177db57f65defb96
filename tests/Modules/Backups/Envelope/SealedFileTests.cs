using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using WelfareMutual.Backups.Envelope;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Backups.Envelope;

// FEATURES OPS-02: what is not exactly what was written is no backup, and it is said which part.
public sealed class SealedFileTests
{
    private const string Name = "data-1.wmb";
    private static readonly BackupKeys Keys = new(TestKeys.Backup);
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(3 * Chunks.Size + 1234);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunks.Size - 1)]
    [InlineData(Chunks.Size)]
    [InlineData(Chunks.Size + 1)]
    [InlineData(3 * Chunks.Size)]
    public void What_was_written_is_read(int length) =>
        Assert.Equal(Content[..length], Opened(Sealed(Content[..length])));

    [Fact]
    public void Nothing_of_the_content_can_be_read_in_the_file()
    {
        var name = Encoding.UTF8.GetBytes("標的澤　麒麟丸");
        var file = Sealed([.. Content, .. name, .. Content]);
        Assert.Equal(-1, file.AsSpan().IndexOf(name));
        Assert.Equal(-1, file.AsSpan().IndexOf(Content.AsSpan(0, 16)));
    }

    [Fact]
    public void Two_files_of_the_same_content_have_nothing_in_common_but_the_heading()
    {
        var (one, other) = (Sealed(Content), Sealed(Content));
        Assert.NotEqual(one[^64..], other[^64..]);
    }

    public static TheoryData<string, string> Damages => new()
    {
        { "flip in chunk 1", "chunk 1" }, { "flip in chunk 3", "chunk 3" }, { "flip in the last tag", "chunk 4" }, { "cut within chunk 4", "chunk 4" },
        { "cut after chunk 3", "chunk 4" }, { "cut after chunk 3 and called last", "chunk 3" }, { "chunks 2 and 3 exchanged", "chunk 2" }, { "chunk 2 left out", "chunk 2" },
        { "chunk 1 twice", "chunk 2" }, { "more after the end", Name }, { "empty", "heading" }, { "cut in the heading", "heading" }, { "another salt", "chunk 1" },
        { "another mark", "heading" }, { "impossible length", "chunk 1" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_file_is_refused_and_the_part_is_named(string damage, string part)
    {
        var refused = Assert.Throws<DamagedBackupException>(() => Opened(Damaged(damage)));
        Assert.Contains(part, refused.Part, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_under_another_name_is_refused() =>
        Assert.Throws<DamagedBackupException>(() => new OpeningStream(new MemoryStream(Sealed(Content)), Keys, "data-2.wmb"));

    [Fact]
    public void Another_backup_key_opens_nothing()
    {
        using var folder = new KeyFolderCopy(TestKeys.Office, TestKeys.Gateway);
        var other = Path.Combine(folder.Office, "backup");
        Directory.CreateDirectory(other);
        PrivateKey(Path.Combine(other, "backup.1.key"));
        Assert.Throws<DamagedBackupException>(() => Opened(Sealed(Content), new BackupKeys(other)));
        File.Move(Path.Combine(other, "backup.1.key"), Path.Combine(other, "backup.2.key"));
        Assert.Throws<KeyLostException>(() => Opened(Sealed(Content), new BackupKeys(other)));
    }

    [Fact]
    public void A_file_that_was_not_finished_is_refused()
    {
        using var file = new MemoryStream();
        using (var sealing = new SealingStream(file, Keys, Name))
        {
            sealing.Write(Content);
        }
        Assert.Throws<DamagedBackupException>(() => Opened(file.ToArray()));
    }

    private static void PrivateKey(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead;
        }
        using var stream = new FileStream(file, options);
        stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
    }

    private static byte[] Damaged(string damage)
    {
        var file = Sealed(Content);
        var heading = 8 + BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(4));
        const int whole = 4 + Chunks.Size + Chunks.Tag;
        int At(int chunk) => heading + (chunk - 1) * whole;
        byte[] Chunk(int chunk) => chunk == 4 ? file[At(4)..] : file[At(chunk)..At(chunk + 1)];
        byte[] Flipped(int at) => [.. file[..at], (byte)(file[at] ^ 1), .. file[(at + 1)..]];
        return damage switch
        {
            "flip in chunk 1" => Flipped(At(1) + 100),
            "flip in chunk 3" => Flipped(At(3) + 100),
            "flip in the last tag" => Flipped(file.Length - 1),
            "cut within chunk 4" => file[..(At(4) + 100)],
            "cut after chunk 3" => file[..At(4)],
            "cut after chunk 3 and called last" => [.. file[..At(3)], (byte)(file[At(3)] | 0x80), .. file[(At(3) + 1)..At(4)]],
            "chunks 2 and 3 exchanged" => [.. file[..At(2)], .. Chunk(3), .. Chunk(2), .. Chunk(4)],
            "chunk 2 left out" => [.. file[..At(2)], .. Chunk(3), .. Chunk(4)],
            "chunk 1 twice" => [.. file[..At(2)], .. Chunk(1), .. file[At(2)..]],
            "more after the end" => [.. file, 0],
            "empty" => [],
            "cut in the heading" => file[..20],
            "another salt" => Encoding.Latin1.GetBytes(Salted(Encoding.Latin1.GetString(file))),
            "another mark" => Flipped(0),
            _ => [.. file[..At(1)], 0x7f, .. file[(At(1) + 1)..]],
        };
    }

    private static string Salted(string file)
    {
        var at = file.IndexOf("\"Salt\":\"", StringComparison.Ordinal) + 8;
        return file[..at] + (file[at] == 'A' ? 'B' : 'A') + file[(at + 1)..];
    }

    private static byte[] Sealed(byte[] content)
    {
        using var file = new MemoryStream();
        using var sealing = new SealingStream(file, Keys, Name);
        sealing.Write(content);
        sealing.Finish();
        return file.ToArray();
    }

    private static byte[] Opened(byte[] file, BackupKeys? keys = null)
    {
        using var opening = new OpeningStream(new MemoryStream(file), keys ?? Keys, Name);
        using var content = new MemoryStream();
        opening.CopyTo(content);
        return content.ToArray();
    }
}

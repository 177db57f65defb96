using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using WelfareMutual.Backups.Envelope;
using WelfareMutual.Backups.Postgres;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Tests.Support.Drills;

/// <summary>A sealed value as somebody may have copied it.</summary>
public sealed record SealedCell(Guid Person, Purpose Purpose, string Column, string Context, byte[] Cipher);

/// <summary>Somebody with every file of an installation: looks for purpose keys in every small file, for wrapped person keys in every byte of the
/// database's folder (tables, WAL), in dumps and in opened backups, and tries everything on everything.</summary>
/// <param name="roots">Folders that are searched through.</param>
/// <param name="backupKeys">Backups are opened for this search.</param>
/// <param name="people">Whose keys are looked for.</param>
public sealed partial class Thief(IReadOnlyList<string> roots, string backupKeys, IReadOnlyList<Guid> people)
{
    private const int OwnLength = 3 + SealedBytes.Overhead + 32;
    private const int LongestKeyFile = 4096;
    private readonly Dictionary<string, byte[]> own = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> pairs = new(StringComparer.Ordinal);
    private readonly List<byte[]> symmetric = [];
    private readonly List<ECDiffieHellman> privates = [];
    private readonly Dictionary<(Guid, Purpose), List<byte[]>> opened = [];

    /// <summary>What was searched and found, in one line.</summary>
    public string Line => FormattableString.Invariant($"{FilesRead} files, {BackupsOpened} backups opened, {symmetric.Count + privates.Count} purpose keys, {own.Count + pairs.Count} wrapped keys, {opened.Count} of them opened");

    public int FilesRead { get; private set; }
    public int BackupsOpened { get; private set; }

    /// <summary>Reads everything there is. Again, after something changed: a new thief.</summary>
    public async Task Search(params string[] databases)
    {
        var files = roots.SelectMany(r => new DirectoryInfo(r).EnumerateFiles("*", SearchOption.AllDirectories)).Where(f => f.Name != "postmaster.pid").ToArray();
        foreach (var file in files)
        {
            if (await Read(file) is { } bytes)
            {
                FilesRead++;
                Keys(bytes);
                Wrapped(bytes);
                await Backup(file);
            }
        }
        foreach (var database in databases)
        {
            await Table(database);
        }
        Unwrap();
    }

    public bool Opens(SealedCell cell) =>
        opened.GetValueOrDefault((cell.Person, cell.Purpose), []).Any(key => Succeeds(() => PersonKey.Open(key, cell.Purpose, cell.Cipher, cell.Context)))
        || symmetric.Any(key => Succeeds(() => SealedBytes.Open(key, cell.Cipher, cell.Context)));

    private static async Task<byte[]?> Read(FileInfo file)
    {
        try
        {
            return await File.ReadAllBytesAsync(file.FullName);
        }
        catch (IOException)
        {
            return null; // gone meanwhile: the server recycles its files
        }
    }

    private void Keys(byte[] bytes)
    {
        if (bytes.Length > LongestKeyFile)
        {
            return;
        }
        var text = Encoding.ASCII.GetString(bytes).Trim();
        var key = new byte[32];
        if (Convert.TryFromBase64String(text, key, out var length) && length == 32)
        {
            symmetric.Add(key);
        }
        else if (text.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            Private(text);
        }
    }

    private void Private(string pem)
    {
        var pair = ECDiffieHellman.Create();
        try
        {
            pair.ImportFromPem(pem);
            privates.Add(pair);
        }
        catch (Exception other) when (other is ArgumentException or CryptographicException)
        {
            pair.Dispose(); // a key of another kind
        }
    }

    private void Wrapped(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf("K\0"u8); at >= 0;)
        {
            Candidate(bytes[at..]);
            var next = bytes[(at + 1)..].IndexOf("K\0"u8);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private void Candidate(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= OwnLength && bytes[3] == SealedBytes.Symmetric)
        {
            own[Convert.ToHexString(bytes[..OwnLength])] = bytes[..OwnLength].ToArray();
        }
        if (bytes.Length >= PairLength && bytes[3] == PublicSeal.Asymmetric && bytes[4] == 4)
        {
            pairs[Convert.ToHexString(bytes[..PairLength])] = bytes[..PairLength].ToArray();
        }
    }

    /// <summary>[K][version 2][2][point 65][overhead][a private key of P-256 as PKCS 8].</summary>
    private static int PairLength { get; } = 3 + 1 + 65 + SealedBytes.Overhead + ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKey().Length;

    private async Task Backup(FileInfo file)
    {
        if (!file.Name.EndsWith(".wmb", StringComparison.Ordinal) || file.Name.EndsWith(".manifest.wmb", StringComparison.Ordinal))
        {
            return;
        }
        using var dump = new MemoryStream();
        await using (var content = new OpeningStream(file.OpenRead(), new BackupKeys(backupKeys), file.Name))
        {
            await content.CopyToAsync(dump);
        }
        BackupsOpened++;
        foreach (Match token in HexToken().Matches(await Sql(dump.ToArray())))
        {
            Wrapped(Convert.FromHexString(token.Groups[1].ValueSpan));
        }
    }

    private static async Task<string> Sql(byte[] dump)
    {
        var start = new ProcessStartInfo(Path.Combine(PostgresTools.Binaries, "pg_restore"), ["--file=-"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync();
        await using (var into = process.StandardInput.BaseStream)
        {
            await into.WriteAsync(dump);
        }
        var sql = await text;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? sql : throw new InvalidOperationException("the dump in a backup could not be read");
    }

    private async Task Table(string connection)
    {
        await using var database = new NpgsqlConnection(connection);
        await database.OpenAsync();
        await using var read = new NpgsqlCommand("select wrapped from keys.person_key union all select other from keys.person_key where other is not null", database);
        await using var row = await read.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            Wrapped(row.GetFieldValue<byte[]>(0));
        }
    }

    private void Unwrap()
    {
        foreach (var person in people)
        {
            foreach (var wrapped in own.Values)
            {
                symmetric.ForEach(key => Keep(person, Purpose.Own, () => SealedBytes.Open(key, VersionedBytes.Content(wrapped), Context(person, Purpose.Own))));
            }
            foreach (var (wrapped, purpose) in pairs.Values.SelectMany(_ => Enum.GetValues<Purpose>().Where(p => p.IsWriteOnly()), (w, p) => (w, p)))
            {
                privates.ForEach(key => Keep(person, purpose, () => PublicSeal.Open(key, VersionedBytes.Content(wrapped), Context(person, purpose))));
            }
        }
    }

    private void Keep(Guid person, Purpose purpose, Func<byte[]> open)
    {
        try
        {
            var key = open();
            if (!opened.TryGetValue((person, purpose), out var keys))
            {
                opened[(person, purpose)] = keys = [];
            }
            keys.Add(key);
        }
        catch (CryptographicException)
        {
            // another person's, another key's, or no wrapped key at all
        }
    }

    private static bool Succeeds(Func<byte[]> open)
    {
        try
        {
            open();
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Context(Guid person, Purpose purpose) => $"keys.person_key|{person:N}|{KeyNames.Of(purpose)}";

    [GeneratedRegex(@"\\x(4b00[0-9a-f]{100,700})", RegexOptions.None, 60_000)]
    private static partial Regex HexToken();
}

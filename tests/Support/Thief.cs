using System.Security.Cryptography;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Support;

/// <summary>Tries every key at hand on a value: through the people's wrapped keys, and straight.</summary>
internal sealed class Thief : IDisposable
{
    private readonly FileKeyStore? store;
    private readonly byte[][] secrets;
    private readonly List<ECDiffieHellman> pairs = [];
    private readonly Dictionary<(Guid Person, Purpose Purpose), byte[]> bundles = [];
    private readonly Dictionary<(Guid Person, Purpose Purpose), byte[][]> unwrapped = [];

    /// <param name="folder">Key files at hand; null for none.</param>
    /// <param name="found">What else could be a key.</param>
    private Thief(string? folder, FoundKeys? found)
    {
        store = folder is null ? null : new FileKeyStore(folder);
        var raw = folder is null ? [] : Directory.EnumerateFiles(folder, "*.key").Select(File.ReadAllText).Where(t => !t.StartsWith('-')).Select(Convert.FromBase64String);
        secrets = [.. raw, .. found?.Secrets ?? []];
        foreach (var pem in found?.Pairs ?? [])
        {
            var pair = ECDiffieHellman.Create();
            if (Opens(() => pair.ImportFromPem(pem)))
            {
                pairs.Add(pair);
            }
        }
    }

    public IEnumerable<(Guid Person, Purpose Purpose, byte[] Bundle)> Wrapped => bundles.Select(b => (b.Key.Person, b.Key.Purpose, b.Value));

    public static async Task<Thief> With(TestDatabase database, string? folder, FoundKeys? found)
    {
        var thief = new Thief(folder, found);
        foreach (var line in await database.Read<string>("select person_id || '|' || purpose || '|' || encode(keys.bundle(wrapped, other), 'hex') from keys.person_key"))
        {
            var parts = line.Split('|');
            thief.bundles[(Guid.Parse(parts[0]), Enum.Parse<Purpose>(parts[1]))] = Convert.FromHexString(parts[2]);
        }
        return thief;
    }

    public bool OpensOf(Guid person, Purpose purpose, byte[] value, string context) =>
        KeysOf(person, purpose).Any(key => Opens(() => PersonKey.Open(key, purpose, value, context))) || Straight(value, context);

    /// <summary>A person's wrapped key itself.</summary>
    public bool Unwraps(Guid person, Purpose purpose) => KeysOf(person, purpose).Length > 0;

    public bool OpensUnderSessionKey(byte[] value, string context) =>
        store is not null && Opens(() => store.OpenUnderSessionKey(value, context)) || Straight(VersionedBytes.Content(value).ToArray(), context);

    private byte[][] KeysOf(Guid person, Purpose purpose)
    {
        if (!unwrapped.TryGetValue((person, purpose), out var keys))
        {
            unwrapped[(person, purpose)] = keys = bundles.TryGetValue((person, purpose), out var bundle) ? Unwrapped(person, purpose, bundle) : [];
        }
        return keys;
    }

    private byte[][] Unwrapped(Guid person, Purpose purpose, byte[] bundle)
    {
        if (store is not null)
        {
            IReadOnlyList<byte[]> keys = [];
            if (Opens(() => keys = PersonKey.Unwrap(store, purpose, person, bundle)))
            {
                return [.. keys];
            }
        }
        var (context, got) = ($"keys.person_key|{person:N}|{KeyNames.Of(purpose)}", new List<byte[]>());
        KeyBundle.Open(bundle, wrapped =>
        {
            var content = VersionedBytes.Content(wrapped).ToArray();
            _ = secrets.Any(s => Opens(() => got.Add(SealedBytes.Open(s, content, context)))) || pairs.Any(p => Opens(() => got.Add(PublicSeal.Open(p, content, context))));
            return [];
        });
        return [.. got];
    }

    private bool Straight(byte[] value, string context) =>
        secrets.Any(s => Opens(() => SealedBytes.Open(s, value, context))) || pairs.Any(p => Opens(() => PublicSeal.Open(p, value, context)));

    private static bool Opens(Action open)
    {
        try
        {
            open();
            return true;
        }
        catch (Exception closed) when (closed is CryptographicException or KeyNotHeldException or KeyLostException or ArgumentException)
        {
            return false;
        }
    }

    public void Dispose() => pairs.ForEach(p => p.Dispose());
}

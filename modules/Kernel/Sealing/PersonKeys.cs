using System.Security.Cryptography;
using NpgsqlTypes;
using Npgsql;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Sealing;

/// <summary>The data keys of the people a use case works on. Loading a key is what makes a look at a person:
/// everyone loaded is written into the audit beside the operation.</summary>
public sealed class PersonKeys(DbSession session, IKeyStore store, UseCaseContext context)
{
    private readonly Dictionary<(Guid, Purpose), IReadOnlyList<byte[]>> opened = [];
    private readonly Dictionary<(Guid, Purpose), byte[]> publicKeys = [];
    private readonly HashSet<(Guid, Purpose)> gone = [];
    private (Guid Person, IReadOnlyList<byte[]> Keys)? offered;

    internal HashSet<Guid> Seen { get; } = [];

    public Task LoadFor(Guid person, Purpose purpose = Purpose.Own, CancellationToken ct = default) => LoadFor([person], purpose, ct);

    /// <summary>One query for a page's people. People without a key (destroyed, or not visible to this subject) stay unloaded.</summary>
    public Task LoadFor(IEnumerable<Guid> people, Purpose purpose, CancellationToken ct = default) => LoadFor(people.Select(p => (p, purpose)), ct);

    public Task LoadFor(IEnumerable<Guid> people, CancellationToken ct = default) => LoadFor(people, Purpose.Own, ct);

    /// <summary>One query for everything that a page opens, whosever and for whatever purpose.</summary>
    public async Task LoadFor(IEnumerable<(Guid Person, Purpose Purpose)> wanted, CancellationToken ct = default)
    {
        var missing = wanted.Where(w => !IsOpen(w.Person, w.Purpose)).Distinct().ToArray();
        if (missing.Length == 0)
        {
            return;
        }
        AskWhy(missing.Any(m => m.Purpose.AsksWhy()));
        await using var read = session.Command(
            "select k.person_id, k.purpose, keys.bundle(k.wrapped, k.other) from keys.person_key k join unnest($1, $2) as w(person, purpose) on k.person_id = w.person and k.purpose = w.purpose",
            missing.Select(w => w.Person).ToArray(), missing.Select(w => w.Purpose.ToString()).ToArray());
        await using var row = await read.ExecuteReaderAsync(ct);
        gone.UnionWith(missing);
        while (await row.ReadAsync(ct))
        {
            var (person, purpose) = (row.GetGuid(0), Enum.Parse<Purpose>(row.GetString(1)));
            gone.Remove((person, purpose));
            Take(person, purpose, row.GetFieldValue<byte[]>(2));
        }
    }

    /// <summary>Whether the person's values can be opened: false after erasure.</summary>
    public bool Holds(Guid person, Purpose purpose = Purpose.Own) => opened.ContainsKey((person, purpose));

    /// <summary>Makes the own keys of people who are new to the system.</summary>
    /// <param name="enterprise">The enterprise whose officer may read them, or null.</param>
    public async Task MakeFor(IReadOnlyCollection<Guid> people, Guid? enterprise, CancellationToken ct = default)
    {
        var rows = people.Select(p => (Person: p, Key: RandomNumberGenerator.GetBytes(32))).ToArray();
        await Insert([.. rows.Select(r => (r.Person, store.Wrap(Purpose.Own, r.Person, r.Key), Array.Empty<byte>()))], Purpose.Own, enterprise, ct);
        foreach (var (person, key) in rows)
        {
            opened[(person, Purpose.Own)] = [key];
            Seen.Add(person);
        }
    }

    /// <summary>Takes a wrapped own key that a sign-in function handed out before there was a subject who could read it.</summary>
    public void Accept(Guid person, byte[] wrapped)
    {
        opened[(person, Purpose.Own)] = PersonKey.Unwrap(store, Purpose.Own, person, wrapped);
        Seen.Add(person);
    }

    /// <summary>The subject's own key came with the session: when it is loaded, nothing is asked.</summary>
    internal void Offer(Guid person, IReadOnlyList<byte[]> key) => offered = (person, key);

    internal byte[] Of(Guid person) => opened.TryGetValue((person, Purpose.Own), out var keys)
        ? keys[0]
        : gone.Contains((person, Purpose.Own)) ? throw new PersonErasedException() : throw new InvalidOperationException("the person's key was not loaded");

    /// <summary>Before sealing: a symmetric key must be there; the public half of a key pair is fetched or made.</summary>
    internal async Task NeedFor(IEnumerable<Guid> people, Purpose purpose, CancellationToken ct)
    {
        if (!purpose.IsWriteOnly())
        {
            await LoadFor(people, purpose, ct);
            return;
        }
        var missing = people.Where(p => !publicKeys.ContainsKey((p, purpose))).Distinct().ToArray();
        foreach (var (person, _, point) in await Rows(missing, purpose, ct))
        {
            publicKeys[(person, purpose)] = point;
        }
        var pairs = missing.Where(p => !publicKeys.ContainsKey((p, purpose))).Select(p => NewPair(p, purpose)).ToArray();
        await Insert(pairs, purpose, null, ct);
        foreach (var (person, _, point) in await Rows([.. pairs.Select(p => p.Item1)], purpose, ct))
        {
            publicKeys[(person, purpose)] = point; // another call may have been first: its pair is the one that stays
        }
    }

    internal byte[] SealFor(Guid person, Purpose purpose, byte[] plain, string context)
    {
        if (!purpose.IsWriteOnly())
        {
            return SealedBytes.Seal(Of(person), plain, context);
        }
        using var to = PublicSeal.PublicKeyOf(publicKeys[(person, purpose)]);
        return PublicSeal.Seal(to.PublicKey, plain, context);
    }

    internal byte[] OpenFor(Guid person, Purpose purpose, byte[] cipher, string context) =>
        opened.TryGetValue((person, purpose), out var keys) ? AnyOf.Open(keys, key => PersonKey.Open(key, purpose, cipher, context))
        : gone.Contains((person, purpose)) ? throw new PersonErasedException()
        : throw new InvalidOperationException($"the person's key for {purpose} was not loaded");

    private (Guid, byte[], byte[]) NewPair(Guid person, Purpose purpose)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = PublicSeal.PointOf(pair.ExportParameters(false));
        publicKeys[(person, purpose)] = point;
        return (person, store.Wrap(purpose, person, pair.ExportPkcs8PrivateKey()), point);
    }

    private void AskWhy(bool isSensitive)
    {
        if (isSensitive && context is { Actor.Kind: ActorKind.Staff, Reason: null })
        {
            throw new ReasonNeededException();
        }
    }

    private bool IsOpen(Guid person, Purpose purpose)
    {
        if (purpose == Purpose.Own && offered is { } own && own.Person == person)
        {
            opened[(person, purpose)] = own.Keys;
            Seen.Add(person);
        }
        return opened.ContainsKey((person, purpose));
    }

    private void Take(Guid person, Purpose purpose, byte[] bundle)
    {
        try
        {
            opened[(person, purpose)] = PersonKey.Unwrap(store, purpose, person, bundle);
            Seen.Add(person);
        }
        catch (KeyLostException)
        {
            // Closed like an erased person's; CheckKeys counts them and raises the alarm.
        }
    }

    private async Task<List<(Guid Person, byte[] Wrapped, byte[] Point)>> Rows(Guid[] people, Purpose purpose, CancellationToken ct)
    {
        if (people.Length == 0)
        {
            return [];
        }
        var rows = new List<(Guid, byte[], byte[])>();
        await using var read = session.Command(
            "select person_id, keys.bundle(wrapped, other), public_key from keys.person_key where purpose = $1 and person_id = any($2)", purpose.ToString(), people);
        await using var row = await read.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            rows.Add((row.GetGuid(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2)));
        }
        return rows;
    }

    private async Task Insert(IReadOnlyCollection<(Guid Person, byte[] Wrapped, byte[] Point)> rows, Purpose purpose, Guid? enterprise, CancellationToken ct)
    {
        if (rows.Count == 0)
        {
            return;
        }
        await using var insert = session.Command(
            """
            insert into keys.person_key (person_id, purpose, enterprise_id, wrapped, public_key, created_at)
            select p, $1, $2, w, k, clock_timestamp() from unnest($3, $4, $5) as t(p, w, k)
            on conflict (person_id, purpose) do nothing
            """, purpose.ToString());
        insert.Parameters.Add(new NpgsqlParameter { Value = (object?)enterprise ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        insert.Parameters.Add(new NpgsqlParameter { Value = rows.Select(r => r.Person).ToArray() });
        insert.Parameters.Add(new NpgsqlParameter { Value = rows.Select(r => r.Wrapped).ToArray() });
        insert.Parameters.Add(new NpgsqlParameter { Value = rows.Select(r => r.Point).ToArray() });
        await insert.ExecuteNonQueryAsync(ct);
    }
}

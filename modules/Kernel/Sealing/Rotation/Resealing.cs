using System.Security.Cryptography;
using NpgsqlTypes;
using Npgsql;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Kernel.Sealing.Rotation;

/// <summary>Gives people new data keys and seals their values anew, in four turns a person: both keys are handed out; the new one seals;
/// the values are sealed anew; the old one goes. Between two turns lies more time than any use case may take, so nobody meets a value
/// without the key that opens it. Who came after the start has a new key anyway.</summary>
internal sealed class Resealing(DbSession session, IKeyStore store, SealedCells cells, Clock clock)
{
    /// <summary>Longer than any use case lives.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    private const int Size = 500;

    private sealed record Held(Guid Person, byte[] Wrapped, byte[] Other, byte[] Point);

    /// <returns>Whether anything was done, how many people went through, and whether anyone is left.</returns>
    public async Task<(bool Moved, int Gone, bool Left)> Step(KeyRotation rotation, CancellationToken ct)
    {
        var purpose = Enum.Parse<Purpose>(rotation.Name, true);
        foreach (var turn in new[] { 3, 2, 1, 0 })
        {
            var people = await Take(rotation, purpose, turn, ct);
            if (people.Count == 0)
            {
                continue;
            }
            if (turn == 2)
            {
                await SealAnew(people, purpose, ct);
            }
            await Write(rotation, purpose, turn, [.. people.AsParallel().AsOrdered().Select(p => Next(p, purpose, turn))], ct);
            return (true, turn == 3 ? people.Count : 0, true);
        }
        return (false, 0, await Left(rotation, purpose, ct));
    }

    private Held Next(Held held, Purpose purpose, int turn) => turn switch
    {
        0 => held with { Other = store.Wrap(purpose, held.Person, NewKey(purpose)) },
        1 => held with { Wrapped = held.Other, Other = held.Wrapped, Point = Point(held, purpose) },
        2 => held,
        _ => held with { Other = [] },
    };

    private static byte[] NewKey(Purpose purpose)
    {
        if (!purpose.IsWriteOnly())
        {
            return RandomNumberGenerator.GetBytes(32);
        }
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return pair.ExportPkcs8PrivateKey();
    }

    private byte[] Point(Held held, Purpose purpose)
    {
        if (!purpose.IsWriteOnly())
        {
            return held.Point;
        }
        using var pair = ECDiffieHellman.Create();
        pair.ImportPkcs8PrivateKey(store.Unwrap(purpose, held.Person, held.Other), out _);
        return PublicSeal.PointOf(pair.ExportParameters(false));
    }

    private async Task SealAnew(IReadOnlyList<Held> people, Purpose purpose, CancellationToken ct)
    {
        var keys = people.ToDictionary(p => p.Person, p => (IReadOnlyList<byte[]>)[store.Unwrap(purpose, p.Person, p.Wrapped), store.Unwrap(purpose, p.Person, p.Other)]);
        var points = people.ToDictionary(p => p.Person, p => p.Point);
        await cells.Change(purpose, keys.Keys.ToArray(), cell =>
        {
            var plain = AnyOf.Open(keys[cell.Person], key => PersonKey.Open(key, purpose, cell.Value, cell.Context));
            if (!purpose.IsWriteOnly())
            {
                return SealedBytes.Seal(keys[cell.Person][0], plain, cell.Context);
            }
            using var to = PublicSeal.PublicKeyOf(points[cell.Person]);
            return PublicSeal.Seal(to.PublicKey, plain, cell.Context);
        }, ct);
    }

    private async Task<List<Held>> Take(KeyRotation rotation, Purpose purpose, int turn, CancellationToken ct)
    {
        await using var read = session.Command(
            """
            select person_id, wrapped, coalesce(other, ''), public_key from keys.person_key
            where purpose = $1 and turn = $2 and ($2 > 0 or rotated_in is distinct from $3 and created_at <= $7) and (turned_at is null or $2 = 0 or turned_at <= $4)
              and ($5 is null or person_id = $5) limit $6 for update skip locked
            """, purpose.ToString(), (short)turn, rotation.Id, clock.Now - Pause);
        read.Parameters.Add(One(rotation.Person));
        read.Parameters.Add(new() { Value = Size });
        read.Parameters.Add(new() { Value = rotation.StartedAt!.Value });
        await using var row = await read.ExecuteReaderAsync(ct);
        var people = new List<Held>();
        while (await row.ReadAsync(ct))
        {
            people.Add(new(row.GetGuid(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3)));
        }
        return people;
    }

    private async Task Write(KeyRotation rotation, Purpose purpose, int turn, Held[] people, CancellationToken ct)
    {
        await using var write = session.Command(
            """
            update keys.person_key k set wrapped = n.wrapped, other = nullif(n.other, ''::bytea), public_key = n.point, turn = $2, turned_at = $3, rotated_in = $4
            from unnest($5, $6, $7, $8) as n(person, wrapped, other, point) where k.person_id = n.person and k.purpose = $1
            """, purpose.ToString(), (short)((turn + 1) % 4), clock.Now, rotation.Id,
            people.Select(p => p.Person).ToArray(), people.Select(p => p.Wrapped).ToArray(), people.Select(p => p.Other).ToArray(), people.Select(p => p.Point).ToArray());
        await write.ExecuteNonQueryAsync(ct);
    }

    private async Task<bool> Left(KeyRotation rotation, Purpose purpose, CancellationToken ct)
    {
        await using var read = session.Command(
            "select exists (select from keys.person_key where purpose = $1 and (turn > 0 or rotated_in is distinct from $2 and created_at <= $4) and ($3 is null or person_id = $3))",
            purpose.ToString(), rotation.Id);
        read.Parameters.Add(One(rotation.Person));
        read.Parameters.Add(new() { Value = rotation.StartedAt!.Value });
        return (bool)(await read.ExecuteScalarAsync(ct))!;
    }

    private static NpgsqlParameter One(Guid? person) => new() { Value = (object?)person ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };
}

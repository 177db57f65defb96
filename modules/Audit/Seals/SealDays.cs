using System.Globalization;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Audit.Seals;

/// <summary>Seals each day that has ended: where the chain stood, signed, as a file outside the database (FEATURES AUD-02).
/// A day that was missed is sealed late and raises an alarm; a seal that was given away and is gone is never made anew.</summary>
public sealed record SealDays : IJobUseCase<SealDays.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(int Sealed);

    internal sealed class Handler(DbSession session, SealFolder folder, IKeyStore keys, Alarms alarms, Clock clock) : IHandle<SealDays, Result>
    {
        public async Task<Outcome<Result>> Handle(SealDays job, CancellationToken ct)
        {
            if (!folder.IsThere || !await Alone(ct) || await FirstDay(ct) is not { } first)
            {
                return new Result(0);
            }
            var files = await folder.All(ct);
            var given = await Given(ct);
            foreach (var day in given.Keys.Except(files.Select(f => f.Day)))
            {
                await alarms.Raise("seal-missing", Written(day), ct);
            }
            var made = 0;
            var last = files.Count == 0 ? default : files[^1];
            var next = new[] { first, last.File is null ? first : last.Day.AddDays(1), given.Count == 0 ? first : given.Keys.Max().AddDays(1) }.Max();
            for (var day = next; day < clock.Today; day = day.AddDays(1))
            {
                if (await Waits(day, ct))
                {
                    await alarms.Raise("chainer-behind", Written(day), ct);
                    break;
                }
                if (day < clock.Today.AddDays(-1))
                {
                    await alarms.Raise("seal-late", Written(day), ct);
                }
                var (file, seal) = await Make(day, last.File, last.Seal, ct);
                last = (day, file, seal);
                made++;
            }
            return new Result(made);
        }

        private async Task<(byte[], Seal)> Make(DateOnly day, byte[]? before, Seal? previous, CancellationToken ct)
        {
            var (seq, hash) = await Stand(day, ct);
            if (previous is not null && seq <= previous.LastSeq)
            {
                (seq, hash) = (previous.LastSeq, previous.LastHash); // nothing happened that day, or its entries were chained with the day before
            }
            var seal = new Seal(day, seq, hash, seq - (previous?.LastSeq ?? 0), before is null ? "" : Seal.Digest(before), clock.Now).Signed(keys);
            var file = seal.File();
            await using var record = session.Command("select audit.record_seal($1, $2, $3, $4)", day, seq, Convert.FromHexString(Seal.Digest(file)), clock.Now);
            await record.ExecuteNonQueryAsync(ct);
            await folder.Add(day, file, ct);
            return (file, seal);
        }

        /// <summary>The chain at the last entry stamped that day.</summary>
        private async Task<(long Seq, string Hash)> Stand(DateOnly day, CancellationToken ct)
        {
            await using var read = session.Command(
                "select l.seq, l.hash from audit.entry e join audit.link l on l.entry_id = e.id where e.at < $1 order by e.at desc, l.seq desc limit 1", Clock.StartOf(day.AddDays(1)));
            await using var row = await read.ExecuteReaderAsync(ct);
            return await row.ReadAsync(ct) ? (row.GetInt64(0), Convert.ToHexStringLower(row.GetFieldValue<byte[]>(1))) : (0, "");
        }

        private async Task<bool> Waits(DateOnly day, CancellationToken ct)
        {
            await using var ask = session.Command("select exists (select from audit.waiting where at < $1)", Clock.StartOf(day.AddDays(1)));
            return (bool)(await ask.ExecuteScalarAsync(ct))!;
        }

        private async Task<DateOnly?> FirstDay(CancellationToken ct)
        {
            await using var read = session.Command("select e.at from audit.link l join audit.entry e on e.id = l.entry_id where l.seq = 1");
            return await read.ExecuteScalarAsync(ct) is DateTime at ? Clock.DayOf(at) : null;
        }

        private async Task<Dictionary<DateOnly, byte[]>> Given(CancellationToken ct)
        {
            await using var read = session.Command("select day, digest from audit.seal order by day");
            await using var row = await read.ExecuteReaderAsync(ct);
            var given = new Dictionary<DateOnly, byte[]>();
            while (await row.ReadAsync(ct))
            {
                given.Add(row.GetFieldValue<DateOnly>(0), row.GetFieldValue<byte[]>(1));
            }
            return given;
        }

        private async Task<bool> Alone(CancellationToken ct)
        {
            await using var take = session.Command("select pg_try_advisory_xact_lock(7361052203)");
            return (bool)(await take.ExecuteScalarAsync(ct))!;
        }

        private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}

using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Audit.Chain;

/// <summary>The one chainer: numbers committed entries without gaps and hangs them on the chain, outside the work that made them (FEATURES AUD-02).
/// A second one finds the lock taken and leaves; one that is killed leaves no trace.</summary>
public sealed record ChainEntries : IJobUseCase<ChainEntries.Result>, IKeepsTheLog
{
    public static Access Access => Access.Job;

    /// <param name="More">A full stretch was chained: there is probably more.</param>
    public sealed record Result(int Chained, bool More);

    internal sealed class Handler(DbSession session, ChainReader reader) : IHandle<ChainEntries, Result>
    {
        private const int Stretch = 2000;

        public async Task<Outcome<Result>> Handle(ChainEntries job, CancellationToken ct)
        {
            if (!await Alone(ct))
            {
                return new Result(0, false);
            }
            var records = await reader.Waiting(Stretch, ct);
            if (records.Count == 0)
            {
                return new Result(0, false);
            }
            var last = await reader.Last(ct);
            var canonical = new Canonical();
            var (seq, hash) = (last?.Seq ?? 0, last?.Hash ?? Canonical.Start);
            var hashes = new List<byte[]>(records.Count);
            foreach (var record in records)
            {
                hashes.Add(hash = canonical.Hash(hash, ++seq, record));
            }
            await using var append = session.Command(
                "select audit.append($1, $2, $3)", (last?.Seq ?? 0) + 1, records.Select(r => r.Id).ToArray(), hashes.ToArray());
            await append.ExecuteNonQueryAsync(ct);
            return new Result(records.Count, records.Count == Stretch);
        }

        private async Task<bool> Alone(CancellationToken ct)
        {
            await using var take = session.Command("select audit.take_chain()");
            return (bool)(await take.ExecuteScalarAsync(ct))!;
        }
    }
}

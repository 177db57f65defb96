using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Outbox;

/// <summary>Delivers the next due row, one a transaction: a crash repeats one delivery at most, never a batch.
/// Back-off doubles from 15 seconds to 1 hour; after 20 attempts a row is given up and shown to staff.</summary>
public sealed record DeliverOutbox : IJobUseCase<DeliverOutbox.Result>
{
    public static Access Access => Access.Job;

    /// <param name="Found">False when nothing was due.</param>
    public sealed record Result(bool Found);

    internal sealed class Handler(DbSession session, IEnumerable<IDeliver> deliverers, Clock clock) : IHandle<DeliverOutbox, Result>
    {
        private const int MostAttempts = 20;

        public async Task<Outcome<Result>> Handle(DeliverOutbox job, CancellationToken ct)
        {
            if (await Next(ct) is not { } row)
            {
                return new Result(false);
            }
            var deliverer = deliverers.FirstOrDefault(d => row.Kind == d.Kind || d.Kind.EndsWith('.') && row.Kind.StartsWith(d.Kind, StringComparison.Ordinal));
            var delivery = deliverer is null ? Delivery.Never : await deliverer.Deliver(row, ct);
            await Mark(row, delivery, ct);
            return new Result(true);
        }

        private async Task<OutboxRow?> Next(CancellationToken ct)
        {
            await using var take = session.Command(
                """
                select id, kind, object_id, body, attempts from kernel.outbox
                where state = 'pending' and due_at <= $1 order by due_at for update skip locked limit 1
                """, clock.Now);
            await using var row = await take.ExecuteReaderAsync(ct);
            return await row.ReadAsync(ct)
                ? new(row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.GetFieldValue<byte[]>(3), row.GetInt32(4)) : null;
        }

        private async Task Mark(OutboxRow row, Delivery delivery, CancellationToken ct)
        {
            var state = delivery switch
            {
                Delivery.Sent => "sent",
                Delivery.Never => "undeliverable",
                _ => row.Attempts + 1 >= MostAttempts ? "undeliverable" : "pending",
            };
            var wait = TimeSpan.FromSeconds(Math.Min(3600, 15 * Math.Pow(2, row.Attempts)));
            await using var mark = session.Command(
                "update kernel.outbox set state = $2, attempts = attempts + 1, due_at = $3, sent_at = $4 where id = $1",
                row.Id, state, clock.Now + wait, delivery == Delivery.Sent ? clock.Now : null);
            await mark.ExecuteNonQueryAsync(ct);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Payments.Collecting;

namespace WelfareMutual.Payments.Differences;

/// <summary>Writes down what jobs find. Found again it stays the same difference.</summary>
internal sealed class FoundDifferences(PaymentsDb db, Clock clock)
{
    public Task Add(Payment payment, DifferenceKind kind, CancellationToken ct, long? amount = null, string? currency = null, bool received = true) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into payments.difference (id, payment_id, person_id, kind, state, seen_amount, seen_currency, received, found_at, tries, version)
            values ({Guid.CreateVersion7()}, {payment.Id}, {payment.PayerId}, {kind.ToString()}, 'Open', {amount}, {currency}, {received}, {clock.Now}, 0, 0)
            on conflict (payment_id, kind) where state <> 'Settled' do update
            set seen_amount = excluded.seen_amount, seen_currency = excluded.seen_currency, received = excluded.received, version = difference.version + 1
            where (difference.seen_amount, difference.seen_currency, difference.received)
                is distinct from (excluded.seen_amount, excluded.seen_currency, excluded.received)
            """, ct);

    /// <summary>The end that was missed has come.</summary>
    public Task SettleUnpaid(Guid payment, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"update payments.difference set state = 'Settled', settled_at = {clock.Now}, version = version + 1 where payment_id = {payment} and state <> 'Settled' and kind = 'Reference' and not received", ct);

    /// <summary>The money is where it belongs: nothing about this payment is left to do.</summary>
    public Task Settle(Guid payment, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"update payments.difference set state = 'Settled', settled_at = {clock.Now}, version = version + 1 where payment_id = {payment} and state <> 'Settled'", ct);
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Payments.Hooks;

/// <summary>The provider told us something, with a good signature: keep it once, answer at once; a job does the rest within a second.</summary>
public sealed record ReceiveProviderEvent(string EventId, string Kind, string ObjectRef, Guid? PaymentId, long? Amount, string? Currency) : IHookUseCase<Done>
{
    public static Access Access => Access.Signature;

    internal sealed class Handler(PaymentsDb db, Clock clock) : IHandle<ReceiveProviderEvent, Done>
    {
        public async Task<Outcome<Done>> Handle(ReceiveProviderEvent command, CancellationToken ct)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into payments.provider_event (id, kind, object_ref, payment_id, amount, currency, received_at, attempts)
                values ({command.EventId}, {command.Kind}, {command.ObjectRef}, {command.PaymentId}, {command.Amount}, {command.Currency}, {clock.Now}, 0)
                on conflict (id) do nothing
                """, ct);
            await db.Database.ExecuteSqlAsync($"select pg_notify('provider_event', '')", ct);
            return Done.It;
        }
    }
}

/// <summary>A call that claims to be the provider and is not: recorded, nothing else.</summary>
public sealed record RefuseProviderEvent(string Verdict) : IHookUseCase<Done>
{
    public static Access Access => Access.Signature;

    public static readonly Refusal BadSignature = new("payments-bad-signature", "署名が合わない通知を受け取りませんでした。");

    internal sealed class Handler : IHandle<RefuseProviderEvent, Done>
    {
        public Task<Outcome<Done>> Handle(RefuseProviderEvent command, CancellationToken ct) => Task.FromResult<Outcome<Done>>(BadSignature);
    }
}

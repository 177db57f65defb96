using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Holds;
using WelfareMutual.Payouts.Rules;

namespace WelfareMutual.Payouts.Batches;

/// <summary>The second person looked at the lines, the total and the accounts.</summary>
public sealed record CheckBatch(Guid Id, int Version, bool Seen) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Examiner, StaffRole.Cashier);

    internal sealed class Handler(PayoutsDb db, BatchContent content, Interests interests, PayeeGuard guard, AuditTrail audit, Actor actor, Clock clock) : IHandle<CheckBatch, Done>
    {
        public async Task<Outcome<Done>> Handle(CheckBatch command, CancellationToken ct)
        {
            if (await db.Locked(command.Id, ct) is not { } batch)
            {
                return Refusal.NotFound;
            }
            audit.About(batch.Id);
            if (batch.Version != command.Version)
            {
                return Refusal.Stale;
            }
            if (batch.State != BatchState.Prepared)
            {
                return PayoutRefusals.StateWrong;
            }
            if (ThreePersons.Check(actor.AccountId, batch.PreparedBy) is { } same)
            {
                return same;
            }
            if (!command.Seen)
            {
                return PayoutRefusals.NotSeen;
            }
            var lines = await content.Of(batch.Id, ct);
            if (await interests.Refuse([.. lines.Select(l => l.Line)], ct) is { } own)
            {
                return own;
            }
            if (await guard.Refuse(lines.Select(l => l.Line), ct) is { } held)
            {
                return held;
            }
            if (!BatchContent.Hash(batch.PayOn, lines).AsSpan().SequenceEqual(batch.ContentHash))
            {
                return PayoutRefusals.Changed;
            }
            batch.Check(actor.AccountId, clock.Now);
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}

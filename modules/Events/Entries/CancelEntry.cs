using Microsoft.EntityFrameworkCore;
using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Entries;

/// <summary>The member gives up an entry: before payment at any time, afterwards until the event's deadline, and what was paid goes back.</summary>
public sealed record CancelEntry(Guid EntryId) : IPortalUseCase<CancelEntry.Result>
{
    public static Access Access => Access.Member;

    public sealed record Result(EntryState State);

    internal sealed class Handler(EventsDb db, IPayments payments, Actor actor, Clock clock, AuditTrail audit) : IHandle<CancelEntry, Result>
    {
        public async Task<Outcome<Result>> Handle(CancelEntry command, CancellationToken ct)
        {
            var entry = await db.Own(actor, command.EntryId, ct);
            if (entry is null)
            {
                return Refusal.NotFound;
            }
            audit.About(entry.Id);
            if (entry.IsOpen)
            {
                entry.Cancel();
                await db.GiveBack(entry, ct);
                await payments.Abandon(entry.Id, ct);
            }
            else if (entry.State == EntryState.Entered)
            {
                var happening = await db.Happenings.AsNoTracking().SingleAsync(h => h.Id == entry.HappeningId, ct);
                if (!Entering.MayCancel(happening, clock.Now))
                {
                    return Entering.TooLateToCancel;
                }
                await GiveUp(entry, ct);
            }
            await db.SaveChangesAsync(ct);
            return new Result(entry.State);
        }

        private async Task GiveUp(Entry entry, CancellationToken ct)
        {
            await db.GiveBack(entry, ct);
            if (entry.Amount == Yen.Zero)
            {
                entry.Cancel();
                return;
            }
            entry.BeginRefund();
            await payments.Refund(entry.Id, "cancelled-by-member", ct);
        }
    }
}

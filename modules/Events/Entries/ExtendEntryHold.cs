using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Events.Entries;

/// <summary>Once, the member asks for more time to pay (WCAG 2.2.1).</summary>
public sealed record ExtendEntryHold(Guid EntryId) : IPortalUseCase<Done>
{
    public static Access Access => Access.Member;

    internal sealed class Handler(EventsDb db, Actor actor, Clock clock, Rulebook rules, AuditTrail audit) : IHandle<ExtendEntryHold, Done>
    {
        public async Task<Outcome<Done>> Handle(ExtendEntryHold command, CancellationToken ct)
        {
            var entry = await db.Own(actor, command.EntryId, ct);
            if (entry is null)
            {
                return Refusal.NotFound;
            }
            if (entry.State != EntryState.Held || entry.HoldUntil <= clock.Now)
            {
                return EntryHold.Over;
            }
            if (entry.Extended)
            {
                return EntryHold.ExtendedAlready;
            }
            entry.Extend(TimeSpan.FromMinutes((await rules.Today<EntryHoldSettings>(ct)).ExtensionMinutes));
            await db.SaveChangesAsync(ct);
            audit.About(entry.Id);
            return Done.It;
        }
    }
}

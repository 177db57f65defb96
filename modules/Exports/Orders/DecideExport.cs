using WelfareMutual.Exports.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Exports.Orders;

/// <summary>A second person releases the order or refuses it; a released one may be stopped until its file is taken.</summary>
public sealed record DecideExport(Guid Id, int Version, bool Release) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Approver);

    internal sealed class Handler(ExportsDb db, OwnHousehold own, Rulebook rulebook, AuditTrail audit, Actor actor, Clock clock) : IHandle<DecideExport, Done>
    {
        public async Task<Outcome<Done>> Handle(DecideExport command, CancellationToken ct)
        {
            if (await db.LockedOrder(command.Id, ct) is not { } order)
            {
                return Refusal.NotFound;
            }
            audit.About(order.Id);
            if (Refuse(command, order) is { } refusal)
            {
                return refusal;
            }
            if (command.Release && order.Kind == ExportKind.PersonRecord && await own.Holds(order.PersonId, ct))
            {
                return ExportRefusals.OwnInterest;
            }
            if (command.Release)
            {
                var settings = await rulebook.Today<ExportSettings>(ct);
                order.Release(actor.AccountId, clock.Now, clock.Now.AddDays(settings.DaysToTake));
            }
            else
            {
                order.Refuse(actor.AccountId, clock.Now);
            }
            await db.SaveChangesAsync(ct);
            return Done.It;
        }

        private Refusal? Refuse(DecideExport command, ExportOrder order) =>
            order.Version != command.Version ? Refusal.Stale
            : order.State != OrderState.Ordered && (command.Release || order.State != OrderState.Released) ? ExportRefusals.StateWrong
            : order.OrderedBy == actor.AccountId ? ExportRefusals.TwoPersons
            : order.IsOver(clock.Now) ? ExportRefusals.Expired : null;
    }
}

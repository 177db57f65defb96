using Microsoft.EntityFrameworkCore;
using WelfareMutual.Exports.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Exports.Orders;

/// <summary>A line of the ledger: the file was given, the password told, the medium came back or was destroyed.</summary>
public sealed record RecordHandOver(Guid Id, HandOverStep Step, string Medium, string? Note) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver);

    internal sealed class Handler(ExportsDb db, AuditTrail audit, Actor actor, Clock clock) : IHandle<RecordHandOver, Done>
    {
        public async Task<Outcome<Done>> Handle(RecordHandOver command, CancellationToken ct)
        {
            if (await db.LockedOrder(command.Id, ct) is not { } order)
            {
                return Refusal.NotFound;
            }
            audit.About(order.Id);
            var before = await db.HandOvers.AsNoTracking().Where(h => h.OrderId == order.Id).ToListAsync(ct);
            if (HandOverWays.Check(command.Step, command.Medium, actor.AccountId, order, before) is { } refusal)
            {
                return refusal;
            }
            var note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim();
            db.HandOvers.Add(HandOver.Of(order, command.Step, command.Medium, note, actor.AccountId, clock.Now));
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}

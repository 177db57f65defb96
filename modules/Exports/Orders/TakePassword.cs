using WelfareMutual.Exports.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Exports.Orders;

/// <summary>Shows the password of a taken file once, to another person than the one who has the file, and forgets it.</summary>
public sealed record TakePassword(Guid Id) : IOfficeUseCase<TakePassword.Result>, INeedsRecentProof, IShownOnce
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner, StaffRole.Approver);
    public sealed record Result(string Password);

    internal sealed class Handler(ExportsDb db, PersonKeys keys, AuditTrail audit, Actor actor, Clock clock) : IHandle<TakePassword, Result>
    {
        public async Task<Outcome<Result>> Handle(TakePassword command, CancellationToken ct)
        {
            if (await db.LockedOrder(command.Id, ct) is not { } order)
            {
                return Refusal.NotFound;
            }
            audit.About(order.Id);
            if (order.State != OrderState.Taken)
            {
                return ExportRefusals.StateWrong;
            }
            if (order.TakenBy == actor.AccountId)
            {
                return ExportRefusals.PasswordApart;
            }
            if (order.PasswordBy is not null)
            {
                return ExportRefusals.Taken;
            }
            if (order.Password is not { } kept || order.IsOver(clock.Now))
            {
                return ExportRefusals.Expired;
            }
            await keys.LoadFor(order.PersonId, Purpose.Office, ct);
            if (!keys.Holds(order.PersonId, Purpose.Office))
            {
                return ExportRefusals.Expired; // the person was erased meanwhile
            }
            var password = kept.Open();
            order.TakePassword(actor.AccountId, clock.Now);
            db.HandOvers.Add(HandOver.Of(order, HandOverStep.PasswordTaken, "terminal", null, actor.AccountId, clock.Now));
            await db.SaveChangesAsync(ct);
            return new Result(password);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Exports.Requests;
using WelfareMutual.Exports.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Exports.Orders;

/// <summary>Source: issue 3 section 1; seed 002 5-4, no copy without an order. One person says what leaves, of whom, of which time, why and to whom.</summary>
/// <param name="Subject">The enterprise's number; for a person's record the number of the request that was decided.</param>
public sealed record OrderExport(ExportKind Kind, string Subject, DateOnly? From, DateOnly? To, string Reason, string Recipient) : IOfficeUseCase<OrderExport.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);
    public sealed record Result(Guid Id, string Number);

    internal sealed class Handler(
        ExportsDb db, IEnterprises enterprises, OwnHousehold own, Numbers numbers, Rulebook rulebook, AuditTrail audit, Actor actor, Clock clock) : IHandle<OrderExport, Result>
    {
        public async Task<Outcome<Result>> Handle(OrderExport command, CancellationToken ct)
        {
            var refusals = Check(command).ToList();
            var scope = await Scope(command, ct);
            if (scope is null)
            {
                refusals.Insert(0, command.Kind == ExportKind.EnterpriseMembers ? ExportRefusals.SubjectUnknown : ExportRefusals.RequestUnknown);
            }
            if (refusals.Count > 0)
            {
                return refusals;
            }
            if (scope!.PersonId is { } person)
            {
                audit.Concerns(person);
                if (await own.Holds(person, ct))
                {
                    return ExportRefusals.OwnInterest;
                }
            }
            var settings = await rulebook.Today<ExportSettings>(ct);
            var order = ExportOrder.Of(
                await numbers.Order(ct), scope, command.Reason.Trim(), command.Recipient.Trim(), actor.AccountId, clock.Now, clock.Now.AddDays(settings.DaysToRelease));
            db.Orders.Add(order);
            await db.SaveChangesAsync(ct);
            audit.About(order.Id);
            return new Result(order.Id, order.Number);
        }

        private async Task<ExportScope?> Scope(OrderExport command, CancellationToken ct)
        {
            var subject = command.Subject.Trim();
            if (command.Kind == ExportKind.EnterpriseMembers)
            {
                var enterprise = subject.Length == 0 ? null : await enterprises.FindByNumber(subject, ct);
                return enterprise is null ? null : new(command.Kind, null, enterprise.Id, null, command.From, command.To);
            }
            var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(r => r.Number == subject, ct);
            return request?.GivesRecord == true ? new(command.Kind, request.PersonId, null, request.Id, command.From, command.To) : null;
        }

        private static IEnumerable<Refusal> Check(OrderExport command)
        {
            if (command.From > command.To)
            {
                yield return ExportRefusals.PeriodWrong;
            }
            if (command.Reason.Trim().Length < 5)
            {
                yield return ExportRefusals.ReasonMissing;
            }
            if (command.Recipient.Trim().Length == 0)
            {
                yield return ExportRefusals.RecipientMissing;
            }
        }
    }
}

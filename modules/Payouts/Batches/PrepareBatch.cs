using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payouts.Holds;
using WelfareMutual.Payouts.Requests;
using WelfareMutual.Payouts.Rules;

namespace WelfareMutual.Payouts.Batches;

/// <summary>Source: FEATURES OUT-01, OUT-03. Takes what waits and nobody else is taking: several preparers at once share it out.</summary>
public sealed record PrepareBatch(DateOnly PayOn) : IOfficeUseCase<PrepareBatch.Result>
{
    public static Access Access => Access.Staff(StaffRole.Cashier);
    public sealed record Result(Guid Id, string Number, int Count, int LeftOut);

    internal sealed class Handler(
        PayoutsDb db, DbSession session, BatchContent content, OwnHousehold household, PayeeGuard guard, Rulebook rulebook, AuditTrail audit, Actor actor, Clock clock) : IHandle<PrepareBatch, Result>
    {
        private const int Most = 5000;

        public async Task<Outcome<Result>> Handle(PrepareBatch command, CancellationToken ct)
        {
            var settings = await rulebook.Today<PayoutSettings>(ct);
            if (settings.Originator() is not { } originator)
            {
                return PayoutRefusals.OriginatorMissing;
            }
            if (!settings.Allows(command.PayOn, clock.Today))
            {
                return PayoutRefusals.DayWrong;
            }
            var waiting = await db.Requests
                .FromSql($"select * from payouts.payout_request where state = 'Waiting' order by requested_at limit {Most} for update skip locked").ToListAsync(ct);
            await content.Load(waiting, ct);
            var own = await household.Among([.. waiting.Select(r => r.PersonId).Distinct()], ct);
            var held = await guard.Held([.. waiting.Select(r => (r.Id, r.PersonId))], ct);
            var taken = new List<PayoutRequest>();
            foreach (var request in waiting)
            {
                var problem = own.Contains(request.PersonId) ? PayoutRefusals.OwnMoney.Code
                    : request.DecidedBy.Contains(actor.AccountId) ? PayoutRefusals.OwnDecision.Code
                    : held.Contains(request.Id) ? PayoutRefusals.Held.Code
                    : BatchContent.Problem(originator, settings, command.PayOn, request);
                if (problem is not null)
                {
                    request.LeaveOut(problem);
                    continue;
                }
                request.Batch();
                taken.Add(request);
            }
            if (taken.Count == 0)
            {
                await db.SaveChangesAsync(ct);
                await session.Remember(ct); // the list of what waits says why as well
                return LeftOutWords.Nothing([.. waiting.Select(r => r.Problem!)]);
            }
            var batch = PayoutBatch.Prepare(await NextNumber(ct), command.PayOn, actor.AccountId, waiting.Count - taken.Count, clock.Now);
            var lines = taken.Select((request, index) => (Line: PayoutLine.Of(batch, index + 1, request), Payee: request.Payee.Open())).ToList();
            batch.Contain([.. lines.Select(l => l.Line)], BatchContent.Hash(batch.PayOn, lines));
            db.Batches.Add(batch);
            db.Lines.AddRange(lines.Select(l => l.Line));
            audit.About(batch.Id);
            await db.SaveChangesAsync(ct);
            return new Result(batch.Id, batch.Number, batch.Count, batch.LeftOut);
        }

        private async Task<string> NextNumber(CancellationToken ct)
        {
            var year = FiscalYear.Of(clock.Today).Year % 100;
            await using var next = session.Command("select payouts.next_number($1)", year);
            return $"{year:00}-{(int)(await next.ExecuteScalarAsync(ct))!:00}";
        }
    }
}

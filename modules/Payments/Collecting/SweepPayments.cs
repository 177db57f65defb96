using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Differences;
using WelfareMutual.Payments.Rules;

namespace WelfareMutual.Payments.Collecting;

/// <summary>Asks the provider about payments whose event did not come: one a run, oldest look first. An event may be lost
/// (the provider gives up after three days); money is not. What was paid late or is being given back is looked for until it has ended there;
/// an end that does not come is told to staff.</summary>
public sealed record SweepPayments : IJobUseCase<SweepPayments.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(bool Found);

    internal sealed class Handler(PaymentsDb db, Settle settle, FoundDifferences differences, Clock clock) : IHandle<SweepPayments, Result>
    {
        private static readonly TimeSpan EventsComeWithin = TimeSpan.FromSeconds(40);
        private static readonly TimeSpan PageLives = TimeSpan.FromHours(1);

        public async Task<Outcome<Result>> Handle(SweepPayments job, CancellationToken ct)
        {
            var quiet = clock.Now - EventsComeWithin;
            var id = await db.Database.SqlQuery<Guid?>(
                $"""
                update payments.payment set looked_at = {clock.Now}
                where id = (select id from payments.payment
                            where (state in ('Open', 'Pending') or state = 'Expired' and abandoned and pay_by > {clock.Now - Overdue.UnpaidAfter}
                              or state = 'Refunding' and refund_ref is not null) and session_ref is not null and opened_at < {quiet}
                              and (looked_at is null or looked_at < {clock.Now} - case when state = 'Open' and opened_at > {clock.Now - PageLives}
                                then interval '30 seconds' else interval '10 minutes' end)
                            order by looked_at nulls first for update skip locked limit 1)
                returning id as "Value"
                """).ToListAsync(ct);
            if (id is not [{ } found])
            {
                return new Result(false);
            }
            var differs = await settle.Payment(found, ct) == "differs";
            var payment = await db.Payments.SingleAsync(p => p.Id == found, ct);
            if (!differs && Overdue.Unpaid(payment, clock.Now))
            {
                await differences.Add(payment, DifferenceKind.Reference, ct, received: false);
            }
            return new Result(true);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Payments.Collecting;

/// <summary>Asks the provider about payments whose event did not come: one a run, oldest look first. An event may be lost
/// for days (the provider gives up after three); money is not.</summary>
public sealed record SweepPayments : IJobUseCase<SweepPayments.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(bool Found);

    internal sealed class Handler(PaymentsDb db, Settle settle, Clock clock) : IHandle<SweepPayments, Result>
    {
        private static readonly TimeSpan EventsComeWithin = TimeSpan.FromSeconds(40);
        private static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(7);

        public async Task<Outcome<Result>> Handle(SweepPayments job, CancellationToken ct)
        {
            var quiet = clock.Now - EventsComeWithin;
            var id = await db.Database.SqlQuery<Guid?>(
                $"""
                update payments.payment set looked_at = {clock.Now}
                where id = (select id from payments.payment
                            where (state in ('Open', 'Pending') or state = 'Expired' and abandoned
                              or state = 'Refunding' and refund_ref is not null) and session_ref is not null
                              and opened_at < {quiet} and opened_at > {clock.Now - ForgottenAfter}
                              and (looked_at is null or looked_at < {clock.Now} - case when state = 'Open' then interval '30 seconds' else interval '10 minutes' end)
                            order by looked_at nulls first for update skip locked limit 1)
                returning id as "Value"
                """).ToListAsync(ct);
            if (id is not [{ } payment])
            {
                return new Result(false);
            }
            await settle.Payment(payment, ct);
            return new Result(true);
        }
    }
}

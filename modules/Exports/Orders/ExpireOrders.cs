using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Exports.Orders;

/// <summary>Ends orders that were not used in time, and forgets passwords that nobody came for.</summary>
public sealed record ExpireOrders : IJobUseCase<ExpireOrders.Result>
{
    public static Access Access => Access.Job;
    public sealed record Result(int Ended);

    internal sealed class Handler(ExportsDb db, Clock clock) : IHandle<ExpireOrders, Result>
    {
        public async Task<Outcome<Result>> Handle(ExpireOrders job, CancellationToken ct)
        {
            var now = clock.Now;
            var over = await db.Orders.FromSql(
                $"""
                select * from exports.export_order
                where expires_at <= {now} and (state in ('Ordered', 'Released') or password is not null) limit 100 for update skip locked
                """).ToListAsync(ct);
            foreach (var order in over)
            {
                if (order.State == OrderState.Taken)
                {
                    order.ForgetPassword();
                }
                else
                {
                    order.Expire();
                }
            }
            await db.SaveChangesAsync(ct);
            return new Result(over.Count);
        }
    }
}

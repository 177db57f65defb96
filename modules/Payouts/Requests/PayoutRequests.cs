using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Payouts.Contracts;
using WelfareMutual.Payouts.Holds;

namespace WelfareMutual.Payouts.Requests;

internal sealed class PayoutRequests(PayoutsDb db, PayeeGuard guard, Clock clock) : IPayouts
{
    public async Task Request(NewPayout payout, CancellationToken ct)
    {
        var request = PayoutRequest.Of(payout, clock.Now);
        db.Requests.Add(request);
        await db.SaveChangesAsync(ct);
        await guard.Look(request, ct);
    }

    public async Task<bool> Cancel(Guid benefitId, CancellationToken ct)
    {
        var request = await db.Requests.FromSql($"select * from payouts.payout_request where id = {benefitId} for update").SingleOrDefaultAsync(ct);
        if (request is null || request.State != RequestState.Waiting)
        {
            return request is null;
        }
        request.Cancel();
        await db.SaveChangesAsync(ct);
        return true;
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Notifications.Contracts;
using WelfareMutual.Payouts.Requests;
using WelfareMutual.Payouts.Rules;

namespace WelfareMutual.Payouts.Holds;

/// <summary>Source: FEATURES OUT-05. Money never follows a changed account without a wait and a notice to where the person was reached before.</summary>
internal sealed class PayeeGuard(PayoutsDb db, IMembers members, INotices notices, Rulebook rulebook, Clock clock)
{
    /// <summary>Looks at a new request's account beside those that were paid before. The keys of the person's accounts are loaded.</summary>
    public async Task Look(PayoutRequest request, CancellationToken ct)
    {
        var paid = await db.Requests.AsNoTracking().Where(r => r.PersonId == request.PersonId && r.Id != request.Id)
            .Where(r => r.State == RequestState.Paid || r.State == RequestState.Batched).ToListAsync(ct);
        var settings = await rulebook.Today<PayeeGuardSettings>(ct);
        var account = request.Payee.Open();
        var moved = await members.ContactReplacedAt(request.PersonId, ct);
        var cause = PayeeChange.Cause(account, [.. paid.Select(r => r.Payee.Open())], moved is { } at && at > clock.Now.AddDays(-settings.ContactWatchDays));
        if (cause is null)
        {
            return;
        }
        db.Holds.Add(PayeeHold.Of(request.PersonId, request.Id, cause, clock.Now, clock.Now.AddDays(settings.WaitDays)));
        await db.SaveChangesAsync(ct);
        await notices.Tell(request.PersonId, "payee-changed", request.Id, ct);
        await notices.Tell(request.PersonId, "payee-changed-former", request.Id, ct);
    }

    /// <returns>Those of the payments that wait, by benefit.</returns>
    public async Task<IReadOnlySet<Guid>> Held(IReadOnlyCollection<(Guid Benefit, Guid Person)> payments, CancellationToken ct)
    {
        var people = payments.Select(p => p.Person).Distinct().ToArray();
        var now = clock.Now;
        var holds = await db.Holds.AsNoTracking()
            .Where(h => people.Contains(h.PersonId) && h.ReleasedAt == null && (h.Until == null || h.Until > now))
            .Select(h => new { h.PersonId, h.RequestId }).ToListAsync(ct);
        return payments.Where(p => holds.Exists(h => h.PersonId == p.Person && (h.RequestId is null || h.RequestId == p.Benefit))).Select(p => p.Benefit).ToHashSet();
    }

    /// <summary>Whether a batch holds a payment that waits: it was put on hold after the batch was prepared.</summary>
    public async Task<Refusal?> Refuse(IEnumerable<Batches.PayoutLine> lines, CancellationToken ct) =>
        (await Held([.. lines.Select(l => (l.BenefitId, l.PersonId))], ct)).Count > 0 ? PayoutRefusals.Held : null;
}

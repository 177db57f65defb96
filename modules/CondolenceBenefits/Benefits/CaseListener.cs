using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits.Benefits;

/// <summary>What a move of the case means for the benefit: approval takes the snapshot of the payee and asks for the payment.</summary>
internal sealed class CaseListener(BenefitsDb db, Assessing assessing, IPayouts payouts, ICases cases, PersonKeys keys) : IHear<CaseMoved>
{
    public async Task Hear(CaseMoved fact, CancellationToken ct)
    {
        if (fact.Module != BenefitsModuleName.Value || fact.Act is CaseAct.Schedule or CaseAct.Unschedule or CaseAct.Pay)
        {
            return;
        }
        if (fact.From == CaseState.Draft)
        {
            await EndDraft(fact, ct);
            return;
        }
        var benefit = await db.Benefits.SingleAsync(b => b.Id == fact.CaseId, ct);
        if (fact.Act == CaseAct.Approve)
        {
            await Approve(benefit, fact, ct);
        }
        if (fact.Act == CaseAct.ProposeAmount)
        {
            var claim = assessing.Of(fact.CaseId);
            benefit.Propose(fact.Amount!.Value, fact.By, claim.Facts, claim.Decision);
        }
        if (StateOf(fact.To) is { } state)
        {
            benefit.Move(state);
        }
        await db.SaveChangesAsync(ct);
    }

    private async Task EndDraft(CaseMoved fact, CancellationToken ct)
    {
        if (fact.To == CaseState.Withdrawn && await db.Drafts.SingleOrDefaultAsync(d => d.Id == fact.CaseId, ct) is { } draft)
        {
            db.Drafts.Remove(draft);
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task Approve(Benefit benefit, CaseMoved fact, CancellationToken ct)
    {
        benefit.Approve(fact.By);
        await keys.LoadFor(benefit.PersonId, Purpose.Bank, ct);
        await payouts.Request(new NewPayout(benefit.Id, benefit.PersonId, benefit.Title, fact.Amount!.Value, benefit.Payee.Open(), await cases.TookPart(benefit.Id, ct)), ct);
    }

    private static BenefitState? StateOf(CaseState state) => state switch
    {
        CaseState.Submitted or CaseState.ContentChecked => BenefitState.Submitted,
        CaseState.Returned => BenefitState.Returned,
        CaseState.Rejected => BenefitState.Rejected,
        CaseState.Withdrawn => BenefitState.Withdrawn,
        CaseState.Reversed => BenefitState.Reversed,
        _ => null,
    };
}

/// <summary>The money is on its way, or there: the cases follow their payments.</summary>
internal sealed class PayoutListener(BenefitsDb db, ICases cases) : IHear<PayoutsScheduled>, IHear<PayoutsPutOff>, IHear<PayoutsPaid>
{
    public Task Hear(PayoutsScheduled fact, CancellationToken ct) => Move(fact.Benefits, BenefitState.Paying, CaseAct.Schedule, fact.PayOn, ct);
    public Task Hear(PayoutsPutOff fact, CancellationToken ct) => Move(fact.Benefits, BenefitState.Approved, CaseAct.Unschedule, null, ct);
    public Task Hear(PayoutsPaid fact, CancellationToken ct) => Move(fact.Benefits, BenefitState.Paid, CaseAct.Pay, null, ct);

    private async Task Move(IReadOnlyList<Guid> ids, BenefitState state, CaseAct act, DateOnly? payOn, CancellationToken ct)
    {
        var all = ids.ToArray();
        var benefits = await db.Benefits.Where(b => all.Contains(b.Id)).ToListAsync(ct);
        benefits.ForEach(b => b.Move(state));
        await db.SaveChangesAsync(ct);
        if (await cases.MoveAll([.. benefits.Select(b => b.Id)], act, payOn, ct) is { } refusal)
        {
            throw new InvalidOperationException($"a payment's case did not move: {refusal.Code}");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Emergencies;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Identity.StaffPasswords;
using WelfareMutual.Identity.Terminals;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Identity.Acts;

/// <summary>What holds once two people wanted it, and what is undone when the second did not.</summary>
internal sealed class ActEffects(IdentityDb db, Sessions sessions, LentRights lent, Rulebook rules, IdentitySettings settings, Clock clock)
{
    /// <returns>The start key, where one was drawn.</returns>
    public async Task<string?> Confirmed(StaffAct act, CancellationToken ct)
    {
        string? key = null;
        switch (act.Kind)
        {
            case ActKind.AddStaff:
                (await Staff(act, ct)).Enter();
                key = await DrawKey(act, ct);
                break;
            case ActKind.NewStartKey:
                key = await DrawKey(act, ct);
                await Out(act.ObjectId, ct);
                break;
            case ActKind.ChangeRoles:
                (await Staff(act, ct)).TakeRoles(act.Roles);
                await lent.TakeBack([act.ObjectId], ct);
                await Out(act.ObjectId, ct);
                break;
            case ActKind.IssueCard:
                await Activate(act, ct);
                break;
            case ActKind.ReinstateCard:
                await Reinstate(act, ct);
                break;
            case ActKind.EnrolTerminal:
                (await db.Terminals.SingleAsync(t => t.Id == act.ObjectId, ct)).Activate();
                break;
            case ActKind.PasswordTerm:
                await rules.Enter(new PasswordTerm(act.Number!.Value), clock.Today, act.DecidedBy!.Value, ct);
                break;
            case ActKind.Rule:
                await rules.Enter(act.Rule!, act.RuleSettings!, Latest(act.RuleEffective!.Value, clock.Today), act.DecidedBy!.Value, ct);
                break;
            default:
                await Lend(act, ct);
                break;
        }
        await db.SaveChangesAsync(ct);
        return key;
    }

    public async Task Declined(StaffAct act, CancellationToken ct)
    {
        switch (act.Kind)
        {
            case ActKind.AddStaff:
                (await Staff(act, ct)).Close(clock.Now);
                break;
            case ActKind.IssueCard:
                (await db.Cards.SingleAsync(c => c.Id == act.ObjectId, ct)).End(CardState.Revoked, clock.Now);
                break;
            case ActKind.EnrolTerminal:
                (await db.Terminals.SingleAsync(t => t.Id == act.ObjectId, ct)).End(TerminalState.Revoked, clock.Now);
                break;
        }
        await db.SaveChangesAsync(ct);
    }

    /// <summary>What was confirmed late holds from that day: nothing is decided again for the past.</summary>
    private static DateOnly Latest(DateOnly wanted, DateOnly today) => wanted < today ? today : wanted;

    /// <summary>Saved first: a sign-in under way holds the row until its session is there to be ended.</summary>
    private async Task Out(Guid staff, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await sessions.EndAll(staff, Guid.Empty, ct);
    }

    private Task<Staff.Staff> Staff(StaffAct act, CancellationToken ct) => db.Staff.SingleAsync(s => s.Id == act.ObjectId, ct);

    private async Task<string> DrawKey(StaffAct act, CancellationToken ct)
    {
        var key = MailedKeyText.Draw();
        (await Staff(act, ct)).GiveStartKey(key.HashFor(act.ObjectId), clock.Now + TimeSpan.FromDays(settings.StartKeyDays));
        return key.ToString();
    }

    /// <summary>The card before it stops in the same moment. Saved first: a person has one card in use.</summary>
    private async Task Activate(StaffAct act, CancellationToken ct)
    {
        var cards = await db.Cards.Where(c => c.StaffId == act.StaffId).ToListAsync(ct);
        var replaced = cards.Where(c => c.IsInUse).ToList();
        replaced.ForEach(c => c.End(CardState.Replaced, clock.Now));
        await db.SaveChangesAsync(ct);
        if (replaced.Count > 0)
        {
            await sessions.EndAll(act.StaffId!.Value, Guid.Empty, ct);
        }
        if (cards.Single(c => c.Id == act.ObjectId) is { State: CardState.Issued } issued)
        {
            issued.Activate();
        }
    }

    private async Task Reinstate(StaffAct act, CancellationToken ct)
    {
        if (await db.Cards.SingleAsync(c => c.Id == act.ObjectId, ct) is { State: CardState.Suspended } card)
        {
            card.Activate();
        }
    }

    private async Task Lend(StaffAct act, CancellationToken ct)
    {
        var emergency = await db.Emergencies.SingleAsync(e => e.Id == act.Id, ct);
        emergency.Open(clock.Now);
        await sessions.Lend(emergency.StaffId, emergency.Roles, emergency.ExpiresAt!.Value, ct);
    }
}

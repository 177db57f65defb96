using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;

namespace WelfareMutual.Identity.Acts;

/// <summary>Writes down what a member of staff proposes, with what the use case has entered so far.</summary>
internal sealed class Proposals(IdentityDb db, Actor actor, AuditTrail audit, Clock clock)
{
    public Task<Outcome<StaffAct>> Make(ActKind kind, Guid about, Guid? staff, CancellationToken ct) => Make(kind, about, staff, [], null, ct);

    public async Task<Outcome<StaffAct>> Make(
        ActKind kind, Guid about, Guid? staff, IReadOnlyCollection<StaffRole> roles, int? number, CancellationToken ct)
    {
        if (ActRules.MayPropose(kind, staff, actor.AccountId) is { } refused)
        {
            return refused;
        }
        if (await db.Acts.AnyAsync(a => a.Kind == kind && a.ObjectId == about && a.State == ActState.Proposed, ct))
        {
            return ActRules.Waiting;
        }
        return await Add(new StaffAct(kind, about, staff, roles, number, actor.AccountId, clock.Now), staff, ct);
    }

    public async Task<Outcome<StaffAct>> Make(RuleChange rule, CancellationToken ct) =>
        await db.Acts.AnyAsync(a => a.Rule == rule.Name && a.State == ActState.Proposed, ct)
            ? ActRules.Waiting
            : await Add(new StaffAct(rule, actor.AccountId, clock.Now), null, ct);

    private async Task<StaffAct> Add(StaffAct act, Guid? staff, CancellationToken ct)
    {
        db.Acts.Add(act);
        audit.About(act.Id);
        if (staff is { } person)
        {
            audit.Concerns(person);
        }
        await db.SaveChangesAsync(ct);
        return act;
    }
}

using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Casework.Review;

/// <summary>Loads and locks a case for one act of staff: the version that the screen showed, nobody's own case.</summary>
internal sealed class CaseToDecide(CaseworkDb db, CaseMover mover, OwnHousehold own, AuditTrail audit)
{
    public async Task<(CaseFile? File, Refusal? Refusal)> Load(Guid id, int version, CancellationToken ct)
    {
        var file = await db.Locked(id, ct);
        if (file is null || file.State == CaseState.Draft)
        {
            return (null, Refusal.NotFound);
        }
        audit.About(file.Id);
        audit.Concerns(file.PersonId);
        return file.Version != version ? (null, Refusal.Stale)
            : await own.Holds(file.PersonId, ct) ? (null, FourEyes.Beneficiary)
            : (file, null);
    }

    public async Task<Outcome<Done>> Move(CaseFile file, CaseAct act, string? note, CancellationToken ct)
    {
        if (await mover.Move(file, act, note, ct) is { } refusal)
        {
            return refusal;
        }
        await db.SaveChangesAsync(ct);
        return Done.It;
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Casework.Cases;

internal sealed class CaseRegister(CaseworkDb db, DbSession session, CaseMover mover, OwnHousehold household, Rulebook rulebook, PersonKeys keys, Actor actor, Clock clock) : ICases
{
    public async Task OpenDraft(NewCase draft, CancellationToken ct)
    {
        db.Cases.Add(CaseFile.Open(draft, clock.Now));
        await db.SaveChangesAsync(ct);
    }

    public async Task<CaseSummary?> Find(Guid id, CancellationToken ct) =>
        (await Visible().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct))?.Summary();

    public async Task<CaseSummary?> Find(string reference, CancellationToken ct) =>
        (await Visible().AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct))?.Summary();

    public async Task<Refusal?> Barred(Guid person, CancellationToken ct) =>
        actor.Kind == ActorKind.Staff && await household.Holds(person, ct) ? FourEyes.Beneficiary : null;

    public async Task<Outcome<string>> Submit(Guid id, Yen? amount, CancellationToken ct)
    {
        if (await db.Locked(id, ct) is not { } file || !Mine(file))
        {
            return Refusal.NotFound;
        }
        if (await Barred(file.PersonId, ct) is { } own)
        {
            return own;
        }
        var correction = file.State == CaseState.Returned;
        var deadline = await rulebook.Today<DecisionDeadline>(ct);
        if (await mover.Move(file, CaseAct.Submit, null, ct) is { } refusal)
        {
            return refusal;
        }
        file.Submitted(file.Reference ?? await NextReference(ct), deadline.From(clock.Today), amount, clock.Now);
        file.ForgetChecks();
        if (correction && actor.Kind == ActorKind.Staff)
        {
            file.Corrected(actor.AccountId);
        }
        await db.SaveChangesAsync(ct);
        return file.Reference!;
    }

    public async Task<IReadOnlyList<Guid>> TookPart(Guid id, CancellationToken ct) =>
        (await db.Cases.SingleAsync(c => c.Id == id, ct)).TookPart();

    public async Task<Refusal?> MoveAll(IReadOnlyCollection<Guid> ids, CaseAct act, DateOnly? payOn, CancellationToken ct)
    {
        var all = ids.ToArray();
        var files = await db.Cases.FromSql($"select * from casework.case_file where id = any({all}) order by id for update").ToListAsync(ct);
        foreach (var file in files)
        {
            if (await mover.Move(file, act, null, ct) is { } refusal)
            {
                return refusal;
            }
            if (act is CaseAct.Schedule or CaseAct.Unschedule)
            {
                file.Scheduled(payOn);
            }
        }
        await db.SaveChangesAsync(ct);
        return files.Count == all.Length ? null : Refusal.NotFound;
    }

    public async Task<IReadOnlyList<DocumentView>> DocumentsOf(Guid id, CancellationToken ct)
    {
        var documents = await db.Documents.AsNoTracking().Where(d => d.CaseId == id && d.RemovedAt == null).OrderBy(d => d.AddedAt).ToListAsync(ct);
        await keys.LoadFor(documents.Select(d => d.PersonId), ct);
        return [.. documents.Select(d => d.View())];
    }

    public async Task<IReadOnlyList<OpenField>> OpenFieldsOf(Guid id, CancellationToken ct)
    {
        var open = await db.FieldRequests.AsNoTracking().Where(f => f.CaseId == id && f.AnsweredAt == null).OrderBy(f => f.AskedAt).ToListAsync(ct);
        await keys.LoadFor(open.Select(f => f.PersonId), ct);
        return [.. open.Select(f => new OpenField(f.Field, f.Sentence.Open(), f.AskedAt))];
    }

    public async Task AnswerFields(Guid id, CancellationToken ct)
    {
        foreach (var request in await db.FieldRequests.Where(f => f.CaseId == id && f.AnsweredAt == null).ToListAsync(ct))
        {
            request.Answer(clock.Now);
        }
        await db.SaveChangesAsync(ct);
    }

    private IQueryable<CaseFile> Visible() =>
        actor.Kind == ActorKind.Member ? db.Cases.Where(c => c.PersonId == actor.PersonId) : db.Cases;

    private bool Mine(CaseFile file) => actor.Kind != ActorKind.Member || file.PersonId == actor.PersonId;

    private async Task<string> NextReference(CancellationToken ct)
    {
        var year = FiscalYear.Of(clock.Today).Year % 100;
        await using var next = session.Command("select casework.next_number($1)", year);
        return $"{year:00}-{(int)(await next.ExecuteScalarAsync(ct))!:000000}";
    }
}

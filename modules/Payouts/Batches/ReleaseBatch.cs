using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Contracts;
using WelfareMutual.Payouts.Files;
using WelfareMutual.Payouts.Holds;
using WelfareMutual.Payouts.Rules;
using WelfareMutual.Payouts.Zengin;

namespace WelfareMutual.Payouts.Batches;

/// <summary>Source: FEATURES OUT-01, OUT-02. The third person types the total; the file is written from exactly what was checked.</summary>
public sealed record ReleaseBatch(Guid Id, int Version, Yen Total, bool Seen) : IOfficeUseCase<ReleaseBatch.Result>, INeedsRecentProof
{
    public static Access Access => Access.Staff(StaffRole.Cashier);
    public sealed record Result(Guid FileId, int Count, Yen Total, DateOnly PayOn);

    internal sealed class Handler(
        PayoutsDb db, BatchContent content, Interests interests, PayeeGuard guard, Rulebook rulebook, AuditTrail audit, Facts facts, Actor actor, Clock clock) : IHandle<ReleaseBatch, Result>
    {
        public async Task<Outcome<Result>> Handle(ReleaseBatch command, CancellationToken ct)
        {
            if (await db.Locked(command.Id, ct) is not { } batch)
            {
                return Refusal.NotFound;
            }
            audit.About(batch.Id);
            if (Refuse(command, batch) is { } refusal)
            {
                return refusal;
            }
            var settings = await rulebook.Today<PayoutSettings>(ct);
            if (settings.Originator() is not { } originator)
            {
                return PayoutRefusals.OriginatorMissing;
            }
            if (!settings.Allows(batch.PayOn, clock.Today))
            {
                return PayoutRefusals.DayWrong;
            }
            var lines = await content.Of(batch.Id, ct);
            if (await interests.Refuse([.. lines.Select(l => l.Line)], ct) is { } own)
            {
                return own;
            }
            if (await guard.Refuse(lines.Select(l => l.Line), ct) is { } held)
            {
                return held;
            }
            if (!BatchContent.Hash(batch.PayOn, lines).AsSpan().SequenceEqual(batch.ContentHash))
            {
                return PayoutRefusals.Changed;
            }
            var transfers = lines.Select(l => BatchContent.Transfer(l.Payee, l.Line.Amount.Amount)).ToList();
            if (transfers.Any(t => t is null))
            {
                return PayoutRefusals.BranchUnknown;
            }
            var written = TransferWriter.Write(new TransferBatch(originator, TransferDay.MonthDay(batch.PayOn), [.. transfers.OfType<Transfer>()]), settings.Options);
            if (written.File is not { } bytes || written.Total != batch.Total.Amount || written.Count != batch.Count)
            {
                return PayoutRefusals.FileProblem with { Text = $"{PayoutRefusals.FileProblem.Text}{written.Problems.FirstOrDefault()?.Text}" };
            }
            var file = PayoutFile.Of(batch, bytes, clock.Now);
            batch.Release(actor.AccountId, clock.Now);
            db.Files.Add(file);
            await db.SaveChangesAsync(ct);
            facts.Tell(new PayoutsScheduled([.. lines.Select(l => l.Line.BenefitId)], batch.PayOn));
            return new Result(file.Id, batch.Count, batch.Total, batch.PayOn);
        }

        private Refusal? Refuse(ReleaseBatch command, PayoutBatch batch) =>
            batch.Version != command.Version ? Refusal.Stale
            : batch.State != BatchState.Checked ? PayoutRefusals.StateWrong
            : ThreePersons.Release(actor.AccountId, batch.PreparedBy, batch.CheckedBy) is { } same ? same
            : batch.Total != command.Total ? PayoutRefusals.TotalWrong
            : command.Seen ? null : PayoutRefusals.NotSeen;
    }
}

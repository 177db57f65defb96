using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Batches;
using WelfareMutual.Payouts.Holds;
using WelfareMutual.Payouts.Rules;

namespace WelfareMutual.Payouts.Files;

/// <summary>The cashier takes the file to the bank's terminal. Each taking is recorded; without the first nothing counts as paid.</summary>
public sealed record DownloadPayoutFile(Guid FileId, string? Reason) : IOfficeUseCase<DownloadPayoutFile.Result>, INeedsRecentProof, IShownOnce
{
    public static Access Access => Access.Staff(StaffRole.Cashier);
    public sealed record Result(string Name, byte[] Content);

    internal sealed class Handler(PayoutsDb db, PersonKeys keys, PayeeGuard guard, AuditTrail audit, Actor actor, Clock clock) : IHandle<DownloadPayoutFile, Result>
    {
        public async Task<Outcome<Result>> Handle(DownloadPayoutFile command, CancellationToken ct)
        {
            var file = await db.Files.SingleOrDefaultAsync(f => f.Id == command.FileId, ct);
            if (file is null)
            {
                return Refusal.NotFound;
            }
            audit.About(file.BatchId);
            if (file.Content.IsErased)
            {
                return PayoutRefusals.FileErased;
            }
            var batch = await db.Locked(file.BatchId, ct);
            if (batch!.State == BatchState.Void)
            {
                return PayoutRefusals.FileVoid;
            }
            var before = await db.Downloads.CountAsync(d => d.FileId == file.Id, ct);
            if (before > 0 && string.IsNullOrWhiteSpace(command.Reason))
            {
                return PayoutRefusals.AlreadyTaken;
            }
            if (before == 0 && batch.PayOn < clock.Today)
            {
                return PayoutRefusals.FileLate;
            }
            // Held since the release, as after a Portal was stolen: nothing has left yet.
            if (before == 0 && await guard.Refuse(await db.Lines.Where(l => l.BatchId == batch.Id && l.Live).ToListAsync(ct), ct) is { } held)
            {
                return held;
            }
            batch.Take(clock.Now);
            db.Downloads.Add(PayoutDownload.Of(file, before + 1, actor.AccountId, before > 0 ? command.Reason!.Trim() : null, clock.Now));
            await db.SaveChangesAsync(ct);
            await keys.LoadFor(file.PersonId, Purpose.Bank, ct);
            var content = file.Content.Open();
            return SHA256.HashData(content).AsSpan().SequenceEqual(file.Sha256)
                ? new Result(file.Name, content)
                : throw new CryptographicException("the payout file is not the one that was written");
        }
    }
}

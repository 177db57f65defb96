using System.Security.Cryptography;
using WelfareMutual.Exports.Contents;
using WelfareMutual.Exports.Files;
using WelfareMutual.Exports.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Exports.Orders;

/// <summary>Writes what was ordered into an encrypted file and gives it out, once. The file is kept nowhere; its password waits for another person.</summary>
public sealed record TakeFile(Guid Id) : IOfficeUseCase<TakeFile.Result>, INeedsRecentProof, IShownOnce
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);
    public sealed record Result(string Name, byte[] Content);

    internal sealed class Handler(
        ExportsDb db, IEnumerable<IExportContent> contents, OwnHousehold own, Rulebook rulebook, AuditTrail audit, Actor actor, Clock clock) : IHandle<TakeFile, Result>
    {
        public async Task<Outcome<Result>> Handle(TakeFile command, CancellationToken ct)
        {
            if (await db.LockedOrder(command.Id, ct) is not { } order)
            {
                return Refusal.NotFound;
            }
            audit.About(order.Id);
            if (await Refuse(order, ct) is { } refusal)
            {
                return refusal;
            }
            var settings = await rulebook.Today<ExportSettings>(ct);
            var written = await contents.Single(c => c.Kind == order.Kind).Write(order, settings, ct);
            if (!written.Succeeded)
            {
                return written.Refusal!;
            }
            var password = FilePassword.Make();
            var file = EncryptedZip.Make(written.Value.Parts, password, clock.Now);
            order.Take(actor.AccountId, clock.Now, SHA256.HashData(file), file.Length, written.Value.People, password, clock.Now.AddDays(settings.DaysForPassword));
            db.HandOvers.Add(HandOver.Of(order, HandOverStep.FileTaken, "terminal", null, actor.AccountId, clock.Now));
            await db.SaveChangesAsync(ct);
            return new Result($"{order.Number}.zip", file);
        }

        private async Task<Refusal?> Refuse(ExportOrder order, CancellationToken ct) =>
            order.State == OrderState.Taken ? ExportRefusals.Taken
            : order.State != OrderState.Released ? ExportRefusals.StateWrong
            : order.IsOver(clock.Now) ? ExportRefusals.Expired
            : order.Kind == ExportKind.PersonRecord && await own.Holds(order.PersonId, ct) ? ExportRefusals.OwnInterest : null;
    }
}

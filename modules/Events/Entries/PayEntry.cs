using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Entries;

/// <summary>The member goes on to pay for the places put aside.</summary>
public sealed record PayEntry(Guid EntryId, PaymentMethod? Method = null) : IPortalUseCase<PayEntry.Result>
{
    public static Access Access => Access.Member;

    /// <param name="PaymentId">The payment to go to, or null when there was nothing to pay.</param>
    public sealed record Result(Guid? PaymentId);

    internal sealed class Handler(EventsDb db, EntryBook book) : IHandle<PayEntry, Result>
    {
        public async Task<Outcome<Result>> Handle(PayEntry command, CancellationToken ct)
        {
            if (await book.Own(command.EntryId, ct) is not { } entry)
            {
                return Refusal.NotFound;
            }
            var day = await db.Sessions.Where(s => s.Id == entry.SessionId).Select(s => s.Day).SingleAsync(ct);
            var payment = await book.GoToPay(entry, command.Method, day, ct);
            return payment.Succeeded ? new Result(payment.Value) : payment.Refusal!;
        }
    }
}

using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.Payouts.Requests;

internal enum RequestState { Waiting, Batched, Paid, Cancelled }

/// <summary>A decided benefit that waits for its payment, with the payee as it was when it was decided.</summary>
internal sealed class PayoutRequest : IPersonal
{
    /// <summary>The benefit's id.</summary>
    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public string Title { get; private set; } = "";
    public Yen Amount { get; private set; }
    public Sealed<PayeeAccount> Payee { get; private set; } = null!;
    public RequestState State { get; private set; }

    /// <summary>Why the last batch left it out; a code of the file's check.</summary>
    public string? Problem { get; private set; }
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>Staff who had a hand in the decision.</summary>
    public Guid[] DecidedBy { get; private set; } = [];

    public static PayoutRequest Of(NewPayout payout, DateTimeOffset now) => new()
    {
        Id = payout.BenefitId,
        PersonId = payout.PersonId,
        Title = payout.Title,
        Amount = payout.Amount,
        Payee = Sealed.Of(payout.Payee),
        State = RequestState.Waiting,
        RequestedAt = now,
        DecidedBy = [.. payout.DecidedBy],
    };

    public void Batch() => (State, Problem) = (RequestState.Batched, null);
    public void LeaveOut(string problem) => Problem = problem;
    public void Wait() => State = RequestState.Waiting;
    public void Pay() => State = RequestState.Paid;
    public void Cancel() => State = RequestState.Cancelled;

    public static void Map(EntityTypeBuilder<PayoutRequest> entity) => entity.Sealed(x => x.Payee, Purpose.Bank);
}

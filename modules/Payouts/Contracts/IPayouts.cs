using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Payouts.Contracts;

/// <summary>Pays out what was decided, once. Back office only.</summary>
public interface IPayouts
{
    /// <summary>Puts a decided benefit in the list for the next batch. The payee is a snapshot: later changes do not move it.
    /// To another account than before it waits, and the person is told where they were reached before. The keys of the person's accounts are loaded.</summary>
    Task Request(NewPayout payout, CancellationToken ct);

    /// <summary>Takes it off the list.</summary>
    /// <returns>False when it is in a batch already.</returns>
    Task<bool> Cancel(Guid benefitId, CancellationToken ct);
}

/// <param name="BenefitId">What is paid; at most once.</param>
/// <param name="Title">結婚祝金: for the totals by kind.</param>
/// <param name="DecidedBy">Accounts of staff who keyed it in, checked it or approved it: none of them pays it (FEATURES BO-02).</param>
public sealed record NewPayout(Guid BenefitId, Guid PersonId, string Title, Yen Amount, PayeeAccount Payee, IReadOnlyList<Guid> DecidedBy);

/// <summary>A bank account as the transfer needs it.</summary>
/// <param name="Kind">Ordinary, Current or Savings.</param>
/// <param name="Number">Seven digits.</param>
/// <param name="HolderKana">As the bank writes it: half-width, at most 30 bytes.</param>
public sealed record PayeeAccount(string BankCode, string BranchCode, string Kind, string Number, string HolderKana)
{
    /// <summary>Of somebody whose records were destroyed: the line stays in the books.</summary>
    public static readonly PayeeAccount Erased = new("", "", "Ordinary", "", "（消去しました）");
}

/// <summary>A batch was released: these benefits are paid on that day.</summary>
public sealed record PayoutsScheduled(IReadOnlyList<Guid> Benefits, DateOnly PayOn) : IFact;

/// <summary>A released batch was taken back before its file went to the bank: these benefits wait again.</summary>
public sealed record PayoutsPutOff(IReadOnlyList<Guid> Benefits) : IFact;

/// <summary>The day of payment came, and the file had been taken to the bank.</summary>
public sealed record PayoutsPaid(IReadOnlyList<Guid> Benefits, DateOnly PaidOn) : IFact;

using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Payouts.Requests;

namespace WelfareMutual.Payouts.Batches;

public enum BatchState { Prepared, Checked, Released, Paid, Void }

/// <summary>One transfer file to be: prepared, checked and released by three people.</summary>
internal sealed class PayoutBatch : IVersioned
{
    public Guid Id { get; private set; }

    /// <summary>26-19: the nineteenth of fiscal year 2026.</summary>
    public string Number { get; private set; } = "";
    public BatchState State { get; private set; }
    public DateOnly PayOn { get; private set; }
    public Yen Total { get; private set; }
    public int Count { get; private set; }

    /// <summary>Fingerprint of every line, payee included, in order.</summary>
    public byte[] ContentHash { get; private set; } = [];
    public Guid PreparedBy { get; private set; }
    public DateTimeOffset PreparedAt { get; private set; }
    public Guid? CheckedBy { get; private set; }
    public DateTimeOffset? CheckedAt { get; private set; }
    public Guid? ReleasedBy { get; private set; }
    public DateTimeOffset? ReleasedAt { get; private set; }
    public int LeftOut { get; private set; }

    /// <summary>When the file was first taken to the bank.</summary>
    public DateTimeOffset? TakenAt { get; private set; }
    public int Version { get; set; }

    public static PayoutBatch Prepare(string number, DateOnly payOn, Guid by, int leftOut, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        Number = number,
        State = BatchState.Prepared,
        PayOn = payOn,
        PreparedBy = by,
        PreparedAt = now,
        LeftOut = leftOut,
    };

    public void Contain(IReadOnlyCollection<PayoutLine> lines, byte[] hash) =>
        (Total, Count, ContentHash) = (lines.Select(l => l.Amount).Total(), lines.Count, hash);

    public void Check(Guid by, DateTimeOffset now) => (State, CheckedBy, CheckedAt) = (BatchState.Checked, by, now);
    public void Release(Guid by, DateTimeOffset now) => (State, ReleasedBy, ReleasedAt) = (BatchState.Released, by, now);
    public void Take(DateTimeOffset now) => TakenAt ??= now;

    /// <summary>Nothing of it has left for the bank.</summary>
    public bool MayBeVoid() => State is BatchState.Prepared or BatchState.Checked || State == BatchState.Released && TakenAt is null;

    public void Pay() => State = BatchState.Paid;
    public void Cancel() => State = BatchState.Void;

    public static void Map(EntityTypeBuilder<PayoutBatch> entity) => entity.HasKey(x => x.Id);
}

/// <summary>One payment. Live until its batch is void: a benefit is in one live line at most.</summary>
internal sealed class PayoutLine
{
    public Guid Id { get; private set; }
    public Guid BatchId { get; private set; }
    public int LineNo { get; private set; }
    public Guid BenefitId { get; private set; }
    public Guid PersonId { get; private set; }
    public string Title { get; private set; } = "";
    public Yen Amount { get; private set; }
    public bool Live { get; private set; }

    public static PayoutLine Of(PayoutBatch batch, int number, PayoutRequest request) => new()
    {
        Id = Guid.CreateVersion7(),
        BatchId = batch.Id,
        LineNo = number,
        BenefitId = request.Id,
        PersonId = request.PersonId,
        Title = request.Title,
        Amount = request.Amount,
        Live = true,
    };

    public void Cancel() => Live = false;
}

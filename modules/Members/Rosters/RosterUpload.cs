using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Members.Rosters;

/// <summary>Asking: a column is not understood. Reviewed: waits for the officer. AwaitingSecond: the brake on mass departures.
/// Filing: confirmed, a job files it; the register is as before until all of it is filed.</summary>
public enum RosterState { Asking, Reviewed, AwaitingSecond, Filing, Filed, Discarded }

public enum RosterKind { WholeList, Differences }

/// <summary>An uploaded roster and its dry run. It holds many people, so file and review are sealed under a key of its own, which goes with it: an older
/// backup then opens it no more.</summary>
internal sealed class RosterUpload : IPersonal, IVersioned
{
    public Guid Id { get; init; }
    public Guid EnterpriseId { get; init; }

    /// <summary>The roster itself; the enterprise in rosters that are older than their own keys.</summary>
    public Guid PersonId { get; init; }
    public RosterKind Kind { get; init; }
    public RosterState State { get; set; }
    public Sealed<string> FileName { get; init; } = null!;

    /// <summary>SHA-256 of the file: what was reviewed is what is filed.</summary>
    public string Fingerprint { get; init; } = "";
    public Sealed<RosterReview> Review { get; set; } = null!;
    public Guid UploadedBy { get; init; }
    public DateTimeOffset UploadedAt { get; init; }
    public Guid? ConfirmedBy { get; set; }
    public Sealed<string>? ConfirmedByName { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public Guid? SecondBy { get; set; }

    /// <summary>When the last person needed confirmed: what is filed is dated from here.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>Code of the refusal with which the job gave it back.</summary>
    public string? Returned { get; set; }
    public DateTimeOffset? FiledAt { get; set; }
    public int Leavers { get; private set; }
    public int RowsTotal { get; private set; }
    public int RowsOk { get; private set; }
    public int RowsBad { get; private set; }
    public int Version { get; set; }

    public bool IsOpen => State is RosterState.Asking or RosterState.Reviewed or RosterState.AwaitingSecond;

    /// <summary>What the latest dry run found.</summary>
    public void Counted(DryRunResult result, RosterReview review)
    {
        var faulty = result.Diff.Errors.Select(e => e.Row).Intersect(result.Rows.Good.Concat(result.Rows.Faulty).Select(r => r.Number)).ToHashSet();
        (RowsTotal, RowsBad, Leavers) = (review.RowCount, faulty.Count, review.Leavers);
        RowsOk = result.Rows.Good.Count(row => !faulty.Contains(row.Number));
    }

    public static void Configure(EntityTypeBuilder<RosterUpload> entity)
    {
        entity.Ignore(x => x.IsOpen);
        entity.Sealed(x => x.FileName);
        entity.Sealed(x => x.Review);
        entity.SealedOptional(x => x.ConfirmedByName);
    }
}

/// <summary>A quarter megabyte of the file.</summary>
internal sealed class RosterChunk : IPersonal
{
    public const int Size = 256 * 1024;

    public Guid Id { get; init; }
    public Guid RosterId { get; init; }
    public Guid EnterpriseId { get; init; }
    public Guid PersonId { get; init; }
    public int Position { get; init; }
    public Sealed<byte[]> Content { get; init; } = null!;

    public static IEnumerable<RosterChunk> Of(RosterUpload roster, byte[] file) => file.Chunk(Size).Select((bytes, i) => new RosterChunk
    {
        Id = Guid.CreateVersion7(),
        RosterId = roster.Id,
        EnterpriseId = roster.EnterpriseId,
        PersonId = roster.PersonId,
        Position = i,
        Content = Sealed.Of(bytes),
    });

    public static void Configure(EntityTypeBuilder<RosterChunk> entity) => entity.Sealed(x => x.Content);
}

/// <summary>What a column of an unknown name means at this enterprise: asked once, remembered.</summary>
internal sealed class ColumnAnswer
{
    public Guid Id { get; init; }
    public Guid EnterpriseId { get; init; }
    public string ColumnKey { get; init; } = "";

    /// <summary>Null: the column is not used.</summary>
    public string? Field { get; set; }
    public DateTimeOffset AnsweredAt { get; set; }
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Payouts.Batches;

namespace WelfareMutual.Payouts.Files;

/// <summary>The transfer file of a released batch. Many people's accounts are in it, so it is sealed under a key of its own, which is destroyed when the
/// file is emptied: an older backup then opens it no more.</summary>
internal sealed class PayoutFile : IPersonal
{
    public Guid Id { get; private set; }
    public Guid BatchId { get; private set; }

    /// <summary>The file itself; the foundation in files that are older than their own keys.</summary>
    public Guid PersonId { get; private set; }

    public string Name { get; private set; } = "";
    public Yen Total { get; private set; }
    public int Count { get; private set; }
    public byte[] Sha256 { get; private set; } = [];
    public Sealed<byte[]> Content { get; private set; } = null!;
    public DateTimeOffset CreatedAt { get; private set; }

    public static PayoutFile Of(PayoutBatch batch, byte[] bytes, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7();
        return new()
        {
            Id = id,
            BatchId = batch.Id,
            PersonId = id,
            Name = $"zengin-21-{batch.Number}.txt",
            Total = batch.Total,
            Count = batch.Count,
            Sha256 = SHA256.HashData(bytes),
            Content = Sealed.Of(bytes),
            CreatedAt = now,
        };
    }

    public static void Map(EntityTypeBuilder<PayoutFile> entity) => entity.Sealed(x => x.Content, Purpose.Bank);
}

/// <summary>Someone took the file. Once without a reason; every further time with one.</summary>
internal sealed class PayoutDownload
{
    public Guid Id { get; private set; }
    public Guid FileId { get; private set; }
    public int Nth { get; private set; }
    public Guid TakenBy { get; private set; }
    public DateTimeOffset TakenAt { get; private set; }
    public string? Reason { get; private set; }

    public static PayoutDownload Of(PayoutFile file, int nth, Guid by, string? reason, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(), FileId = file.Id, Nth = nth, TakenBy = by, TakenAt = now, Reason = reason };
}

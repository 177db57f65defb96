using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Scans;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Casework.Documents;

/// <summary>A document of a case. The member keeps seeing its name and size; what is in it only staff can open.</summary>
internal sealed class CaseDocument : IPersonal
{
    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid PersonId { get; private set; }
    public string Need { get; private set; } = "";
    public Sealed<string> FileName { get; private set; } = null!;
    public string Type { get; private set; } = "";
    public long Size { get; private set; }
    public int Chunks { get; private set; }

    /// <summary>Under which of the person's keys the content lies: illness and identity documents have compartments of their own.</summary>
    public Purpose Compartment { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Read with every document, so that no reader forgets it.</summary>
    public DocumentScan? Scan { get; private set; }

    public static CaseDocument Of(CaseFile file, string need, Purpose compartment, string fileName, ReceivedFile received, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        CaseId = file.Id,
        PersonId = file.PersonId,
        Need = need,
        FileName = Sealed.Of(fileName),
        Type = received.Type,
        Size = received.Size,
        Chunks = received.Pieces.Count,
        Compartment = compartment,
        AddedAt = now,
    };

    public void Remove(DateTimeOffset now) => RemovedAt ??= now;
    public DocumentView View() => new(Id, Need, FileName.Open(), Type, Size, AddedAt, Scan?.Verdict ?? Verdict.Waiting);

    public static void Map(EntityTypeBuilder<CaseDocument> entity)
    {
        entity.Sealed(x => x.FileName);
        entity.HasOne(x => x.Scan).WithOne().HasForeignKey<DocumentScan>(x => x.Id);
        entity.Navigation(x => x.Scan).AutoInclude();
    }
}

/// <summary>256 KB of a document, sealed to the person's public key. The id is made of document and number, and the id is part
/// of what the seal is bound to: chunks cannot be exchanged, left out in the middle or moved to another document.</summary>
internal sealed class CaseDocumentChunk : IPersonal
{
    public const int Bytes = 256 * 1024;

    public Guid Id { get; private set; }
    public Guid DocumentId { get; private set; }
    public Guid PersonId { get; private set; }
    public int Number { get; private set; }
    public Sealed<byte[]>? Content { get; private set; }
    public Sealed<byte[]>? HealthContent { get; private set; }
    public Sealed<byte[]>? IdentityContent { get; private set; }

    public static CaseDocumentChunk Of(CaseDocument document, int number, byte[] content)
    {
        var value = Sealed.Of(content);
        return new()
        {
            Id = IdOf(document.Id, number),
            DocumentId = document.Id,
            PersonId = document.PersonId,
            Number = number,
            Content = document.Compartment is Purpose.Health or Purpose.Identity ? null : value,
            HealthContent = document.Compartment == Purpose.Health ? value : null,
            IdentityContent = document.Compartment == Purpose.Identity ? value : null,
        };
    }

    /// <summary>The key of the document's compartment is loaded.</summary>
    public byte[] Open() => (Content ?? HealthContent ?? IdentityContent!).Open();

    public static Guid IdOf(Guid document, int number)
    {
        Span<byte> name = stackalloc byte[20];
        document.TryWriteBytes(name);
        BinaryPrimitives.WriteInt32BigEndian(name[16..], number);
        return new Guid(SHA256.HashData(name).AsSpan(0, 16));
    }

    public static void Map(EntityTypeBuilder<CaseDocumentChunk> entity)
    {
        entity.SealedOptional(x => x.Content, Purpose.Office);
        entity.SealedOptional(x => x.HealthContent, Purpose.Health);
        entity.SealedOptional(x => x.IdentityContent, Purpose.Identity);
    }
}

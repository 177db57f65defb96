using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Exports.Orders;

public enum ExportKind { EnterpriseMembers, PersonRecord }

public enum OrderState { Ordered, Released, Taken, Refused, Expired }

/// <summary>One file of personal data that may leave the back office, once: ordered by one person, released by a second.</summary>
internal sealed class ExportOrder : IPersonal, IVersioned
{
    /// <summary>Whose key seals what is about many people: the foundation as a subject of keys, no person.</summary>
    public static readonly Guid Foundation = new("0190a000-0000-7000-8000-00000000f0f1");

    public Guid Id { get; private set; }
    public string Number { get; private set; } = "";
    public ExportKind Kind { get; private set; }
    public Guid PersonId { get; private set; }
    public Guid? EnterpriseId { get; private set; }
    public Guid? RequestId { get; private set; }
    public DateOnly? FromDay { get; private set; }
    public DateOnly? ToDay { get; private set; }
    public Sealed<string> Reason { get; private set; } = null!;
    public Sealed<string> Recipient { get; private set; } = null!;
    public OrderState State { get; private set; }
    public Guid OrderedBy { get; private set; }
    public DateTimeOffset OrderedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? TakenBy { get; private set; }
    public DateTimeOffset? TakenAt { get; private set; }
    public byte[]? Sha256 { get; private set; }
    public long? Size { get; private set; }
    public int? People { get; private set; }

    /// <summary>Until the second person has taken it, or nobody did in time.</summary>
    public Sealed<string>? Password { get; private set; }
    public Guid? PasswordBy { get; private set; }
    public DateTimeOffset? PasswordAt { get; private set; }
    public int Version { get; set; }

    public static ExportOrder Of(string number, ExportScope scope, string reason, string recipient, Guid by, DateTimeOffset now, DateTimeOffset expires) => new()
    {
        Id = Guid.CreateVersion7(),
        Number = number,
        Kind = scope.Kind,
        PersonId = scope.PersonId ?? Foundation,
        EnterpriseId = scope.EnterpriseId,
        RequestId = scope.RequestId,
        FromDay = scope.From,
        ToDay = scope.To,
        Reason = Sealed.Of(reason),
        Recipient = Sealed.Of(recipient),
        State = OrderState.Ordered,
        OrderedBy = by,
        OrderedAt = now,
        ExpiresAt = expires,
    };

    public bool IsOver(DateTimeOffset now) => now >= ExpiresAt;

    public void Release(Guid by, DateTimeOffset now, DateTimeOffset expires) =>
        (State, DecidedBy, DecidedAt, ExpiresAt) = (OrderState.Released, by, now, expires);

    public void Refuse(Guid by, DateTimeOffset now) => (State, DecidedBy, DecidedAt) = (OrderState.Refused, by, now);

    public void Expire() => State = OrderState.Expired;

    /// <param name="keepUntil">Until when the password waits for the second person.</param>
    public void Take(Guid by, DateTimeOffset now, byte[] sha256, long size, int people, string password, DateTimeOffset keepUntil)
    {
        (State, TakenBy, TakenAt, Sha256, Size, People) = (OrderState.Taken, by, now, sha256, size, people);
        (Password, ExpiresAt) = (Sealed.Of(password), keepUntil);
    }

    public void TakePassword(Guid by, DateTimeOffset now) => (Password, PasswordBy, PasswordAt) = (null, by, now);

    public void ForgetPassword() => Password = null;

    public static void Map(EntityTypeBuilder<ExportOrder> entity)
    {
        entity.Sealed(x => x.Reason, Purpose.Office);
        entity.Sealed(x => x.Recipient, Purpose.Office);
        entity.SealedOptional(x => x.Password, Purpose.Office);
    }
}

/// <summary>What, of whom, of which time.</summary>
internal sealed record ExportScope(ExportKind Kind, Guid? PersonId, Guid? EnterpriseId, Guid? RequestId, DateOnly? From, DateOnly? To);

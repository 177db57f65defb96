using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Notifications.Addresses;

internal enum AddressState { Good, Undeliverable }

/// <summary>Where a person is reached by mail.</summary>
internal sealed class Address : IPersonal
{
    private static readonly TimeSpan FormerLife = TimeSpan.FromDays(60);

    private Address()
    {
    }

    public Address(Guid person, string mail, DateTimeOffset at) => (Id, Mail, ChangedAt) = (person, Sealed.Of(mail), at);

    public Guid Id { get; private set; }
    public Guid PersonId => Id;

    /// <summary>Null: not by mail any more. The row stays: without it the owner of the former mailbox would learn nothing.</summary>
    public Sealed<string>? Mail { get; private set; }

    /// <summary>Told when the address changes, so that whoever lost the mailbox to another learns of it.</summary>
    public Sealed<string>? PreviousMail { get; private set; }
    public AddressState State { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public DateTimeOffset? UndeliverableAt { get; private set; }

    /// <summary>Where the person was reached before; null when that is long ago: the mailbox may be somebody else's by now.</summary>
    public Sealed<string>? FormerAt(DateTimeOffset at) => ChangedAt > at - FormerLife ? PreviousMail : null;

    /// <summary>A second change within a while does not take the place of what is remembered: it would be the thief's own, or nothing.</summary>
    public void ChangeTo(string? mail, DateTimeOffset at)
    {
        PreviousMail = Sealed.OfNullable((FormerAt(at) ?? Mail)?.Open());
        (Mail, ChangedAt, State, UndeliverableAt) = (Sealed.OfNullable(mail), at, AddressState.Good, null);
    }

    public void GiveUp(DateTimeOffset at) => (State, UndeliverableAt) = (AddressState.Undeliverable, at);

    internal static void Configure(EntityTypeBuilder<Address> entity)
    {
        entity.SealedOptional(x => x.Mail);
        entity.SealedOptional(x => x.PreviousMail);
    }
}

namespace WelfareMutual.Identity.Cards;

/// <summary>Issued: made and entered by one person; Active: confirmed by another; Suspended: opens nothing until two people say so. The rest are ends.</summary>
public enum CardState { Issued, Active, Suspended, Lost, Returned, Replaced, Revoked }

/// <summary>An IC card in the register. Its certificate alone opens nothing: it must stand here as active, today.</summary>
internal sealed class Card
{
    private Card()
    {
    }

    public Card(Guid staff, string serial, string thumbprint, DateOnly from, DateOnly to) =>
        (Id, StaffId, Serial, Thumbprint, ValidFrom, ValidTo) =
        (Guid.CreateVersion7(), staff, SerialOf(serial), thumbprint.ToUpperInvariant(), from, to);

    public Guid Id { get; private set; }
    public string Serial { get; private set; } = "";
    public Guid StaffId { get; private set; }

    /// <summary>SHA-256 of the certificate, upper-case hexadecimal.</summary>
    public string Thumbprint { get; private set; } = "";
    public CardState State { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public DateOnly ValidTo { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public bool Opens(DateOnly today) => State == CardState.Active && ValidFrom <= today && today <= ValidTo;

    public bool IsInUse => State is CardState.Active or CardState.Suspended;

    public void Activate() => State = CardState.Active;

    public void Suspend() => State = CardState.Suspended;

    public void End(CardState end, DateTimeOffset at)
    {
        if (EndedAt is null)
        {
            (State, EndedAt) = (end, at);
        }
    }

    /// <summary>As X509Certificate2.SerialNumber writes it: upper-case hexadecimal.</summary>
    public static string SerialOf(string serial) => serial.Trim().ToUpperInvariant();
}

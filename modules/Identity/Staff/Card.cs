namespace WelfareMutual.Identity.Staff;

internal enum CardState { Issued, Lost, Revoked }

/// <summary>An IC card in the register. Its certificate alone opens nothing: it must stand here as issued, today.</summary>
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
    public DateTimeOffset? RevokedAt { get; private set; }

    public bool Opens(DateOnly today) => State == CardState.Issued && ValidFrom <= today && today <= ValidTo;

    public void Revoke(bool lost, DateTimeOffset at)
    {
        if (State == CardState.Issued)
        {
            (State, RevokedAt) = (lost ? CardState.Lost : CardState.Revoked, at);
        }
    }

    /// <summary>As X509Certificate2.SerialNumber writes it: upper-case hexadecimal.</summary>
    public static string SerialOf(string serial) => serial.Trim().ToUpperInvariant();
}

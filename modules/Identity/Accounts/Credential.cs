using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Identity.Accounts;

/// <summary>What proves the account's owner. Made by the database when a mailed key is used for the first time.</summary>
internal sealed class Credential : IPersonal
{
    private Credential()
    {
    }

    public Guid Id { get; private set; }
    public Guid PersonId => Id;
    public string PasswordHash { get; private set; } = "";
    public DateTimeOffset PasswordChangedAt { get; private set; }
    /// <summary>Since when the password opens nothing until a mailed key renews it; null as a rule.</summary>
    public DateTimeOffset? RenewalAskedAt { get; private set; }
    public Sealed<byte[]>? TotpSecret { get; private set; }

    /// <summary>What the secret of a QR code is made from (Totp.Offered) until a first code confirms it.</summary>
    public Sealed<byte[]>? TotpWaiting { get; private set; }
    public long TotpLastStep { get; private set; }

    public void ChangePassword(string hash, DateTimeOffset at) => (PasswordHash, PasswordChangedAt) = (hash, at);
    public void OfferSecondFactor(byte[] secret) => TotpWaiting = Sealed.Of(secret);

    public void ConfirmSecondFactor(byte[] secret, long step) => (TotpSecret, TotpWaiting, TotpLastStep) = (Sealed.Of(secret), null, step);

    internal static void Configure(EntityTypeBuilder<Credential> entity)
    {
        entity.SealedOptional(x => x.TotpSecret);
        entity.SealedOptional(x => x.TotpWaiting);
    }
}

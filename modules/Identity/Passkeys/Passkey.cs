using Microsoft.AspNetCore.Identity;

namespace WelfareMutual.Identity.Passkeys;

/// <summary>A passkey's public half. Changed and found before a session by the database's functions only.</summary>
internal sealed class Passkey
{
    private Passkey()
    {
    }

    public Passkey(Guid person, UserPasskeyInfo made, string device, DateTimeOffset at)
    {
        (Id, PersonId, Credential, PublicKey, SignCount) = (Guid.CreateVersion7(), person, made.CredentialId, made.PublicKey, made.SignCount);
        (Transports, BackupEligible, BackedUp, Device, CreatedAt) = (made.Transports ?? [], made.IsBackupEligible, made.IsBackedUp, device, at);
    }

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }
    public byte[] Credential { get; private set; } = [];
    public byte[] PublicKey { get; private set; } = [];
    public long SignCount { get; private set; }
    public string[] Transports { get; private set; } = [];
    public bool BackupEligible { get; private set; }
    public bool BackedUp { get; private set; }

    /// <summary>The device it was added at, in words of ours.</summary>
    public string Device { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>As the framework's verification reads it. What proved the registration was checked then and is not kept.</summary>
    public UserPasskeyInfo ForVerification() =>
        new(Credential, PublicKey, CreatedAt, (uint)SignCount, Transports, isUserVerified: true, BackupEligible, BackedUp, [], []);
}

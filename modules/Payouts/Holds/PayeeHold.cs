using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Payouts.Holds;

public enum MadeSure { Called, Visited, Written }

/// <summary>Money that waits although it was decided: one payment for a time, or everything of a person until somebody made sure.</summary>
internal sealed class PayeeHold : IVersioned
{
    public const string PayeeNew = "payee-new";
    public const string ContactChanged = "contact-changed";
    public const string PortalRevoked = "portal-revoked";

    public Guid Id { get; private set; }
    public Guid PersonId { get; private set; }

    /// <summary>Null: every payment of the person.</summary>
    public Guid? RequestId { get; private set; }
    public string Cause { get; private set; } = "";
    public DateTimeOffset PlacedAt { get; private set; }

    /// <summary>Null: until somebody made sure.</summary>
    public DateTimeOffset? Until { get; private set; }
    public DateTimeOffset? ReleasedAt { get; private set; }
    public Guid? ReleasedBy { get; private set; }

    /// <summary>How somebody made sure that it is the person's own account; a word of <see cref="Holds.MadeSure"/> in small letters.</summary>
    public string? MadeSure { get; private set; }
    public int Version { get; set; }

    public static PayeeHold Of(Guid person, Guid? request, string cause, DateTimeOffset now, DateTimeOffset? until) =>
        new() { Id = Guid.CreateVersion7(), PersonId = person, RequestId = request, Cause = cause, PlacedAt = now, Until = until };

    public void Release(Guid by, MadeSure how, DateTimeOffset now) =>
        (ReleasedBy, ReleasedAt, MadeSure) = (by, now, how.ToString().ToLowerInvariant());
}

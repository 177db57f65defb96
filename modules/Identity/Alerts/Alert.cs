namespace WelfareMutual.Identity.Alerts;

/// <summary>Something that a person must look at. Written by the database's functions, taken note of once.</summary>
internal sealed class Alert
{
    private Alert()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>mailed-key-locked, sign-in-guessing, sign-in-flood, keys-lost or portal-revoked.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The account concerned, where there is one.</summary>
    public Guid? SubjectId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? SeenAt { get; private set; }
    public Guid? SeenBy { get; private set; }

    public void Acknowledge(Guid staff, DateTimeOffset at)
    {
        if (SeenAt is null)
        {
            (SeenBy, SeenAt) = (staff, at);
        }
    }
}

namespace WelfareMutual.Identity.Alerts;

/// <summary>Something that a person must look at. Taken note of once.</summary>
internal sealed class Alert
{
    private Alert()
    {
    }

    public Alert(string code, Guid? subject, DateTimeOffset at) => (Id, Code, SubjectId, At) = (Guid.CreateVersion7(), code, subject, at);

    public Guid Id { get; private set; }

    /// <summary>mailed-key-locked, sign-in-guessing, sign-in-flood, staff-disabled, emergency-used, review-overdue, keys-lost or portal-revoked.</summary>
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

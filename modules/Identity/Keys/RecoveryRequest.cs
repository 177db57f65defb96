namespace WelfareMutual.Identity.Keys;

/// <summary>Somebody asked for a new key by post. Written by the database's function; told once by the job.</summary>
internal sealed class RecoveryRequest
{
    private RecoveryRequest()
    {
    }

    public Guid Id { get; private set; }
    public Guid AccountId { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset? ToldAt { get; private set; }

    public void Tell(DateTimeOffset at) => ToldAt = at;
}

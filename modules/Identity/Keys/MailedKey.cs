namespace WelfareMutual.Identity.Keys;

/// <summary>A mailed key as the register knows it. Tried and used up by the database's own functions only.</summary>
internal sealed class MailedKey
{
    private MailedKey()
    {
    }

    public MailedKey(Guid account, MailedKeyText key, DateTimeOffset at, TimeSpan life) =>
        (Id, AccountId, Hash, CreatedAt, ExpiresAt) = (Guid.CreateVersion7(), account, key.HashFor(account), at, at + life);

    public Guid Id { get; private set; }
    public Guid AccountId { get; private set; }
    public byte[] Hash { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public int WrongCount { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }
    public DateTimeOffset? DeadAt { get; private set; }

    public void Kill(DateTimeOffset at) => DeadAt = at;
}

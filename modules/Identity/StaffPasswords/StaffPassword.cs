namespace WelfareMutual.Identity.StaffPasswords;

/// <summary>One of the last passwords of a member of staff, hashed like the one in use.</summary>
internal sealed class StaffPassword
{
    private StaffPassword()
    {
    }

    public StaffPassword(Guid staff, string hash, DateTimeOffset at) => (Id, StaffId, Hash, At) = (Guid.CreateVersion7(), staff, hash, at);

    public Guid Id { get; private set; }
    public Guid StaffId { get; private set; }
    public string Hash { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

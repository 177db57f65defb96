using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Identity.Staff;

internal enum StaffState { Waiting, Active, Closed }

/// <summary>A member of the foundation's staff. Waiting until a second person has confirmed the entry.</summary>
internal sealed class Staff : IPersonal, IVersioned
{
    private Staff()
    {
    }

    public Staff(string code, string name, IEnumerable<StaffRole> roles)
    {
        (Id, Code, Name) = (Guid.CreateVersion7(), code, Sealed.Of(name));
        Roles = [.. roles.Distinct().Select(r => r.ToString())];
    }

    public Guid Id { get; private set; }
    public Guid PersonId => Id;

    /// <summary>職員番号, as it stands on the card.</summary>
    public string Code { get; private set; } = "";
    public Sealed<string> Name { get; private set; } = null!;
    public string[] Roles { get; private set; } = [];

    /// <summary>Null until the person has set one with the start key.</summary>
    public string? PasswordHash { get; private set; }
    public DateTimeOffset? PasswordChangedAt { get; private set; }

    /// <summary>Compromise, a lost card, other roles: whatever its age, the password is to be changed.</summary>
    public bool MustChange { get; private set; }

    /// <summary>Wrong passwords since the last right one. Kept here, so that neither a restart nor another instance forgets them.</summary>
    public int WrongCount { get; private set; }
    public DateTimeOffset? DisabledAt { get; private set; }
    public byte[]? StartHash { get; private set; }
    public DateTimeOffset? StartExpiresAt { get; private set; }
    public int StartWrong { get; private set; }

    /// <summary>Roles that nobody stood for at the quarter's review.</summary>
    public string[] SuspendedRoles { get; private set; } = [];
    public StaffState State { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Their own membership of the scheme, when they are a member.</summary>
    public Guid? MemberId { get; private set; }
    public int Version { get; set; }

    public void LinkMember(Guid? member) => MemberId = member;

    /// <summary>Not whoever left while the entry was waiting.</summary>
    public void Enter() => State = State == StaffState.Waiting ? StaffState.Active : State;

    /// <summary>Left, or was never confirmed. From this day their record has an end.</summary>
    public void Close(DateTimeOffset at) =>
        (State, ClosedAt, PasswordHash, PasswordChangedAt, StartHash, StartExpiresAt) = (StaffState.Closed, ClosedAt ?? at, null, null, null, null);

    /// <summary>The old password is dead: whoever asked for the key has lost it, or somebody tried too often.</summary>
    public void GiveStartKey(byte[] hash, DateTimeOffset until) =>
        (PasswordHash, PasswordChangedAt, StartHash, StartExpiresAt, StartWrong) = (null, null, hash, until, 0);

    public void SetPassword(string hash, DateTimeOffset at)
    {
        (PasswordHash, PasswordChangedAt, MustChange, WrongCount, DisabledAt) = (hash, at, false, 0, null);
        (StartHash, StartExpiresAt, StartWrong) = (null, null, 0);
    }

    public void RightPassword() => WrongCount = 0;

    public void RequireNewPassword() => MustChange = true;

    public void TakeRoles(IEnumerable<string> roles) => (Roles, SuspendedRoles, MustChange) = ([.. roles], [], true);

    public void SuspendRoles() => (SuspendedRoles, Roles) = (Roles, []);

    internal static void Configure(EntityTypeBuilder<Staff> entity) => entity.Sealed(x => x.Name);
}

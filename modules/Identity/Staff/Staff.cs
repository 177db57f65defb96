using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Identity.Staff;

internal enum StaffState { Active, Closed }

/// <summary>A member of the foundation's staff.</summary>
internal sealed class Staff : IPersonal, IVersioned
{
    private Staff()
    {
    }

    public Staff(string code, string name, IEnumerable<StaffRole> roles, string passwordHash, DateTimeOffset at)
    {
        (Id, Code, Name, PasswordHash, PasswordChangedAt) = (Guid.CreateVersion7(), code, Sealed.Of(name), passwordHash, at);
        Roles = [.. roles.Distinct().Select(r => r.ToString())];
    }

    public Guid Id { get; private set; }
    public Guid PersonId => Id;

    /// <summary>職員番号, as it stands on the card.</summary>
    public string Code { get; private set; } = "";
    public Sealed<string> Name { get; private set; } = null!;
    public string[] Roles { get; private set; } = [];
    public string PasswordHash { get; private set; } = "";
    public DateTimeOffset PasswordChangedAt { get; private set; }
    public StaffState State { get; private set; }

    /// <summary>Their own membership of the scheme, when they are a member.</summary>
    public Guid? MemberId { get; private set; }
    public int Version { get; set; }

    public void LinkMember(Guid? member) => MemberId = member;

    internal static void Configure(EntityTypeBuilder<Staff> entity) => entity.Sealed(x => x.Name);
}

using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Identity.Emergencies;

/// <summary>Rights that somebody asked for beside their own, for some minutes. Its id is the act's that a second person confirms.</summary>
internal sealed class Emergency : IPersonal, IVersioned
{
    private Emergency()
    {
    }

    public Emergency(Guid act, Guid staff, string reason, IEnumerable<StaffRole> roles, int minutes)
    {
        (Id, StaffId, Reason, Minutes) = (act, staff, Sealed.Of(reason), minutes);
        Roles = [.. roles.Distinct().Select(r => r.ToString())];
    }

    public Guid Id { get; private set; }
    public Guid StaffId { get; private set; }
    public Guid PersonId => StaffId;
    public Sealed<string> Reason { get; private set; } = null!;
    public string[] Roles { get; private set; } = [];
    public int Minutes { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }
    public DateTimeOffset? ExpiresAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public DateTimeOffset? ReportedAt { get; private set; }
    public int Version { get; set; }

    /// <summary>When the rights are gone, ended early or not.</summary>
    public DateTimeOffset? Until => EndedAt ?? ExpiresAt;

    public void Open(DateTimeOffset at) => (OpenedAt, ExpiresAt) = (at, at.AddMinutes(Minutes));

    public void End(DateTimeOffset at) => EndedAt ??= at < ExpiresAt ? at : ExpiresAt;

    public void Report(DateTimeOffset at) => ReportedAt = at;

    internal static void Configure(EntityTypeBuilder<Emergency> entity) => entity.Sealed(x => x.Reason);
}

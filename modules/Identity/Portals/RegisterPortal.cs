using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Portals;

/// <summary>Source: ARCHITECTURE, "The firewall". A Portal's certificate enters the register; without that the Gateway does not speak to it. Run by an operator at the back office.</summary>
/// <param name="By">Staff code of who registers it.</param>
/// <param name="With">Staff code of who stands by.</param>
public sealed record RegisterPortal(string Name, string Thumbprint, string By, string With) : IJobUseCase<RegisterPortal.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(Guid Id);

    internal sealed class Handler(DbSession session, PortalWitnesses witnesses, AuditTrail audit, Clock clock) : IHandle<RegisterPortal, Result>
    {
        public async Task<Outcome<Result>> Handle(RegisterPortal command, CancellationToken ct)
        {
            if (!PortalNames.Is(command.Name))
            {
                return PortalRefusals.NameWrong;
            }
            var thumbprint = command.Thumbprint.Replace(":", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
            if (!PortalNames.IsThumbprint(thumbprint))
            {
                return PortalRefusals.ThumbprintWrong;
            }
            var two = await witnesses.Of(command.By, command.With, ct);
            if (!two.Succeeded)
            {
                return Outcome<Result>.Refused(two.Refusals);
            }
            var id = Guid.CreateVersion7();
            await using var insert = session.Command(
                "insert into kernel.portal (id, name, thumbprint, registered_at) values ($1, $2, $3, $4)", id, command.Name, thumbprint, clock.Now);
            await insert.ExecuteNonQueryAsync(ct);
            audit.About(id);
            return new Result(id);
        }
    }
}

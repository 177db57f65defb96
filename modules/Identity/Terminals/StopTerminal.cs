using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Terminals;

/// <summary>Source: IAM-02. From the next request on nothing comes in from there; whoever is signed in there is out. One person does it, at once.</summary>
/// <param name="To">Lost, Replaced or Revoked.</param>
public sealed record StopTerminal(Guid TerminalId, TerminalState To) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Staff(StaffRole.System);

    internal sealed class Handler(IdentityDb db, Sessions sessions, AuditTrail audit, Clock clock) : IHandle<StopTerminal, Done>
    {
        public async Task<Outcome<Done>> Handle(StopTerminal command, CancellationToken ct)
        {
            if (command.To is not (TerminalState.Lost or TerminalState.Replaced or TerminalState.Revoked))
            {
                return TerminalRules.WhyStopped;
            }
            if (await db.Terminals.SingleOrDefaultAsync(t => t.Id == command.TerminalId, ct) is not { } terminal)
            {
                return Refusal.NotFound;
            }
            terminal.End(command.To, clock.Now);
            await db.SaveChangesAsync(ct);
            await sessions.EndAt(terminal.Label, ct);
            audit.About(terminal.Id);
            audit.Because($"terminal-{command.To.ToString().ToLowerInvariant()}");
            return Done.It;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Identity.Terminals;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Gate;

/// <summary>What is wrong with the certificate of a connection by itself, before any register is asked.</summary>
public enum CertificateFault { None, Missing, Foreign, Usage, Expired }

/// <summary>Source: IAM-01, IAM-02. Asked on every request before anything of the site is served: does the connection come from an enrolled
/// terminal, with a card that is in use today? Every refusal is in the log; a register that does not answer lets nobody in.</summary>
/// <param name="Ip">Where the connection comes from.</param>
public sealed record PassGate(string Ip, CertificateFault Fault, string? Serial, string? Thumbprint) : IOfficeUseCase<PassGate.Result>, IQuery
{
    public static Access Access => Access.Anyone("asked of every connection, before there is anybody");

    /// <param name="Terminal">T-01.</param>
    public sealed record Result(string Terminal);

    internal sealed class Handler(IdentityDb db, AuditTrail audit, Clock clock) : IHandle<PassGate, Result>
    {
        public async Task<Outcome<Result>> Handle(PassGate query, CancellationToken ct)
        {
            if (await Seat(query.Ip, ct) is not { } terminal || !terminal.Opens(clock.Today))
            {
                return GateRules.Terminal;
            }
            audit.About(terminal.Id);
            if (GateRules.Of(query.Fault) is { } fault)
            {
                return fault;
            }
            var serial = Card.SerialOf(query.Serial ?? "");
            var card = await db.Cards.AsNoTracking().SingleOrDefaultAsync(c => c.Serial == serial, ct);
            if (GateRules.Of(card, query.Thumbprint, clock.Today) is { } refused)
            {
                if (card is not null)
                {
                    audit.Concerns(card.StaffId);
                }
                return refused;
            }
            return new Result(terminal.Label);
        }

        private async Task<Terminal?> Seat(string ip, CancellationToken ct) => TerminalRules.Read(ip) is { } address
            ? await db.Terminals.AsNoTracking().SingleOrDefaultAsync(t => t.Ip == address && t.State == TerminalState.Active, ct)
            : null;
    }
}

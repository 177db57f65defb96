using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Terminals;

/// <summary>Source: IAM-02; seed 004, 5(1)④. A terminal enters the register; it reaches the back office once a second person has confirmed it.</summary>
/// <param name="Ip">The address that the VPN's concentrator gives to the holder of the certificate, and to nobody else.</param>
/// <param name="Thumbprint">SHA-256 of that certificate, hexadecimal.</param>
public sealed record EnrolTerminal(int Number, string Ip, string Thumbprint, DateOnly ValidTo) : IOfficeUseCase<EnrolTerminal.Result>
{
    public static Access Access => Access.Staff(StaffRole.System);

    public sealed record Result(Guid TerminalId, Guid ActId);

    internal sealed class Handler(IdentityDb db, Proposals proposals, Rulebook rules, Clock clock) : IHandle<EnrolTerminal, Result>
    {
        public async Task<Outcome<Result>> Handle(EnrolTerminal command, CancellationToken ct)
        {
            var most = (await rules.Today<TerminalLimit>(ct)).Most;
            if (TerminalRules.Check(command.Number, command.Ip, command.Thumbprint, command.ValidTo, clock.Today, most) is { } refused)
            {
                return refused;
            }
            var terminal = new Terminal(command.Number, TerminalRules.Read(command.Ip)!, command.Thumbprint, command.ValidTo, clock.Now);
            db.Terminals.Add(terminal); // number, address and certificate are unique: the database says which is taken
            var act = await proposals.Make(ActKind.EnrolTerminal, terminal.Id, null, ct);
            return act.Succeeded ? new Result(terminal.Id, act.Value.Id) : Outcome<Result>.Refused(act.Refusals);
        }
    }
}

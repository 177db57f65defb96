using WelfareMutual.Identity.Rules;
using WelfareMutual.Identity.StaffPasswords;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Proof;

/// <summary>Source: ASVS 7.5.3. A member of staff shows again that it is they: the card is in the reader, the password is typed. Before money, data or keys go.</summary>
public sealed record ProveStaff(string Password) : IOfficeUseCase<Done>
{
    public static Access Access => Access.AnyStaff;

    internal sealed class Handler(OwnPassword password, Sessions sessions) : IHandle<ProveStaff, Done>
    {
        public async Task<Outcome<Done>> Handle(ProveStaff command, CancellationToken ct)
        {
            var proved = await password.Check(command.Password, SignInRefusals.ProofNoMatch, ct);
            if (!proved.Succeeded)
            {
                return proved.Refusal!;
            }
            await sessions.Prove(ct);
            return Done.It;
        }
    }
}

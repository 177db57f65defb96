using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.OwnSessions;

/// <summary>Source: ASVS 7.5.2. Ends one other session of the acting person, at once. Another's is not there.</summary>
public sealed record EndMySession(Guid Id) : IPortalUseCase<Done>
{
    public static Access Access => Access.SignedIn;

    internal sealed class Handler(Sessions sessions) : IHandle<EndMySession, Done>
    {
        public async Task<Outcome<Done>> Handle(EndMySession command, CancellationToken ct) =>
            await sessions.EndMine(command.Id, ct) == 1 ? Done.It : Refusal.NotFound;
    }
}

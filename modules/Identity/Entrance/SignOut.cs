using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Entrance;

/// <summary>Source: SECURITY.md 2.4. The token is dead in the database, whatever becomes of the cookie.</summary>
public sealed record SignOut : IPortalUseCase<Done>
{
    public static Access Access => Access.AnySession;

    internal sealed class Handler(Sessions sessions, UseCaseContext context) : IHandle<SignOut, Done>
    {
        public async Task<Outcome<Done>> Handle(SignOut command, CancellationToken ct)
        {
            await sessions.End(context.Token!, ct);
            return Done.It;
        }
    }
}

using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.OwnSessions;

/// <summary>Source: ASVS 7.5.2. Ends every session of the acting person but this one.</summary>
public sealed record EndMyOtherSessions : IPortalUseCase<EndMyOtherSessions.Result>
{
    public static Access Access => Access.SignedIn;

    public sealed record Result(int Ended);

    internal sealed class Handler(Sessions sessions) : IHandle<EndMyOtherSessions, Result>
    {
        public async Task<Outcome<Result>> Handle(EndMyOtherSessions command, CancellationToken ct) => new Result(await sessions.EndMine(null, ct));
    }
}

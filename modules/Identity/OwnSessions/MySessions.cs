using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.OwnSessions;

/// <summary>Source: ASVS 7.5.2. Where the acting person is signed in now.</summary>
public sealed record MySessions : IPortalUseCase<MySessions.Result>, IQuery
{
    public static Access Access => Access.SignedIn;

    public sealed record Result(IReadOnlyList<OpenSession> Sessions);

    internal sealed class Handler(Sessions sessions) : IHandle<MySessions, Result>
    {
        public async Task<Outcome<Result>> Handle(MySessions query, CancellationToken ct) => new Result(await sessions.Mine(ct));
    }
}

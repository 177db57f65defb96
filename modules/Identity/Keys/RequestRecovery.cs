using WelfareMutual.Identity.Accounts;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Keys;

/// <summary>Source: IAM-06. Asks for a new key by post. The answer is the same whether there is such an account or not.</summary>
public sealed record RequestRecovery(string Login) : IPortalUseCase<Done>
{
    public static Access Access => Access.Anyone("asking for a new key by post");

    internal sealed class Handler(DbSession session, SearchIndex index, SignInThrottle throttle, Clock clock) : IHandle<RequestRecovery, Done>
    {
        public async Task<Outcome<Done>> Handle(RequestRecovery command, CancellationToken ct)
        {
            var login = LoginName.Of(command.Login);
            var target = $"recovery|{login.Text}";
            if (await throttle.Refuse(target, ct) is { } tooFast)
            {
                return tooFast;
            }
            await using var ask = session.Command("select identity.ask_recovery($1, $2)", login.Index(index), clock.Now);
            await ask.ExecuteNonQueryAsync(ct);
            await throttle.Failed(target, ct); // every question counts: asking for letters is slowed down too
            return Done.It;
        }
    }
}

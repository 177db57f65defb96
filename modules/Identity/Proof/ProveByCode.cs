using WelfareMutual.Identity.SecondFactors;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Proof;

/// <summary>Source: ASVS 7.5.1. An officer shows again that it is they, with a code of the authenticator application.</summary>
public sealed record ProveByCode(string Code) : IPortalUseCase<Done>
{
    public static Access Access => Access.Officer(OfficerRight.View);

    internal sealed class Handler(CodeTrial trial, Sessions sessions, Actor actor) : IHandle<ProveByCode, Done>
    {
        public async Task<Outcome<Done>> Handle(ProveByCode command, CancellationToken ct)
        {
            if (await trial.Try(actor, command.Code, ct) is { } no)
            {
                return no;
            }
            await sessions.Prove(ct);
            return Done.It;
        }
    }
}

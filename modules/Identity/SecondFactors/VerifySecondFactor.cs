using WelfareMutual.Identity.Entrance;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.SecondFactors;

/// <summary>Source: IAM-06, issue 2 3.A. The code of an authenticator application; a code is used once.</summary>
public sealed record VerifySecondFactor(string Code) : IPortalUseCase<SignedIn>, IShownOnce
{
    public static Access Access => Access.HalfSignedIn;

    internal sealed class Handler(CodeTrial trial, Actor actor, UseCaseContext context, Doorway doorway) : IHandle<VerifySecondFactor, SignedIn>
    {
        public async Task<Outcome<SignedIn>> Handle(VerifySecondFactor command, CancellationToken ct)
        {
            if (actor.Stage != SessionStage.SecondFactor)
            {
                return Refusal.Forbidden;
            }
            return await trial.Try(actor, command.Code, ct) is { } no ? no : await doorway.OpenFully(actor.AccountId, context.Token, ct);
        }
    }
}

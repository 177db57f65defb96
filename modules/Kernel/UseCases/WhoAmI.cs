namespace WelfareMutual.Kernel.UseCases;

/// <summary>Who is signed in, for the frame of a page that asks nothing else. The answer is the visitor beside every reply.</summary>
public sealed record WhoAmI : IPortalUseCase<Done>, IQuery
{
    public static Access Access => Access.Anyone("says only whose session the caller's own token is");

    internal sealed class Handler : IHandle<WhoAmI, Done>
    {
        public Task<Outcome<Done>> Handle(WhoAmI query, CancellationToken ct) => Task.FromResult<Outcome<Done>>(Done.It);
    }
}

namespace WelfareMutual.Kernel.UseCases;

/// <summary>Who is signed in at a terminal, for the frame of a page that asks nothing else.</summary>
public sealed record WhoIsAtTheTerminal : IOfficeUseCase<Done>, IQuery
{
    public static Access Access => Access.Anyone("says only whose session the caller's own token and card are");

    internal sealed class Handler : IHandle<WhoIsAtTheTerminal, Done>
    {
        public Task<Outcome<Done>> Handle(WhoIsAtTheTerminal query, CancellationToken ct) => Task.FromResult<Outcome<Done>>(Done.It);
    }
}

namespace WelfareMutual.Kernel.UseCases;

/// <summary>Source: FEATURES IAM-05. Whether the session of a screen that nobody touches is still alive; to ask does not keep it alive.</summary>
public sealed record IsAnybodyAtTheTerminal : IOfficeUseCase<Done>, IQuery, IAskedByTheScreen
{
    public static Access Access => Access.Anyone("says only whose session the caller's own token and card are");

    internal sealed class Handler : IHandle<IsAnybodyAtTheTerminal, Done>
    {
        public Task<Outcome<Done>> Handle(IsAnybodyAtTheTerminal query, CancellationToken ct) => Task.FromResult<Outcome<Done>>(Done.It);
    }
}

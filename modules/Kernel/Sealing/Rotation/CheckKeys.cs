using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Sealing.Rotation;

/// <summary>Looks every few minutes whether everything that is wrapped can still be opened.</summary>
public sealed record CheckKeys : IJobUseCase<CheckKeys.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(long Lost);

    internal sealed class Handler(KeyVersions versions, IKeyStore store, Facts facts) : IHandle<CheckKeys, Result>
    {
        public async Task<Outcome<Result>> Handle(CheckKeys job, CancellationToken ct)
        {
            var lost = KeyVersions.LostOf(await versions.Counts(ct), store.Versions).Sum(l => l.Wrapped);
            if (lost > 0)
            {
                facts.Tell(new KeysLost(lost));
            }
            return new Result(lost);
        }
    }
}

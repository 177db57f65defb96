using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Events.Entries;

/// <summary>Puts back what was not paid in time.</summary>
public sealed record ReleaseUnpaidEntries : IJobUseCase<ReleaseUnpaidEntries.Result>
{
    public static Access Access => Access.Job;

    public sealed record Result(int Released);

    internal sealed class Handler(EntryBook book) : IHandle<ReleaseUnpaidEntries, Result>
    {
        public async Task<Outcome<Result>> Handle(ReleaseUnpaidEntries job, CancellationToken ct) => new Result(await book.ReleaseUnpaid(ct));
    }
}

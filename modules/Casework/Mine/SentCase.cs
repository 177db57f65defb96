using WelfareMutual.Casework.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Mine;

/// <summary>What became of a draft that is a draft no more: whoever goes back in the browser after sending is shown the application itself.</summary>
public sealed record SentCase(Guid Id) : IPortalUseCase<SentCase.Result>, IQuery
{
    public static Access Access => Access.Member;
    public sealed record Result(string Reference);

    internal sealed class Handler(ICases cases) : IHandle<SentCase, Result>
    {
        public async Task<Outcome<Result>> Handle(SentCase query, CancellationToken ct) =>
            (await cases.Find(query.Id, ct))?.Reference is { } reference ? new Result(reference) : Refusal.NotFound;
    }
}

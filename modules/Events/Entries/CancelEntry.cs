using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events.Entries;

/// <summary>The member gives up an entry: before payment at any time, afterwards until the event's deadline, and what was paid goes back.</summary>
public sealed record CancelEntry(Guid EntryId) : IPortalUseCase<CancelEntry.Result>
{
    public static Access Access => Access.Member;

    public sealed record Result(OrderState State);

    internal sealed class Handler(EntryBook book) : IHandle<CancelEntry, Result>
    {
        public async Task<Outcome<Result>> Handle(CancelEntry command, CancellationToken ct)
        {
            var given = await book.GiveUp(command.EntryId, ct);
            return given.Succeeded ? new Result(given.Value) : given.Refusal!;
        }
    }
}

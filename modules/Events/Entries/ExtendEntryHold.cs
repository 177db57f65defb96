using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Events.Entries;

/// <summary>Once, the member asks for more time to pay (WCAG 2.2.1).</summary>
public sealed record ExtendEntryHold(Guid EntryId) : IPortalUseCase<Done>
{
    public static Access Access => Access.Member;

    internal sealed class Handler(EntryBook book) : IHandle<ExtendEntryHold, Done>
    {
        public Task<Outcome<Done>> Handle(ExtendEntryHold command, CancellationToken ct) => book.Extend(command.EntryId, ct);
    }
}

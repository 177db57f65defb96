using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Tickets.Reservations;

/// <summary>Once, the member asks for more time to pay (WCAG 2.2.1, FEATURES TIC-05).</summary>
public sealed record ExtendHold(Guid ReservationId) : IPortalUseCase<Done>
{
    public static Access Access => Access.Member;

    internal sealed class Handler(ReservationBook book) : IHandle<ExtendHold, Done>
    {
        public Task<Outcome<Done>> Handle(ExtendHold command, CancellationToken ct) => book.Extend(command.ReservationId, ct);
    }
}

using WelfareMutual.Kernel.Modules;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Tickets;

/// <summary>Sale of tickets at the members' price: offerings and their stock, reservations, the passes that a paid one becomes, and the posting of tickets on paper.</summary>
public sealed class TicketsModule : IModule
{
    public static void Add(ModuleContents contents) => contents
        .Db<TicketsDb>((options, keys) => new TicketsDb(options, keys))
        .Orders<ReservationBook>()
        .Job<ReleaseUnpaidReservations, ReleaseUnpaidReservations.Result>(every: TimeSpan.FromSeconds(3), more: r => r.Released > 0);
}

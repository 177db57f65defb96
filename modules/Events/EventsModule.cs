using WelfareMutual.Events.Entries;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Events;

/// <summary>Events with sessions, ages and fees: what is announced, who enters with whom, and the places that are left.</summary>
public sealed class EventsModule : IModule
{
    public static void Add(ModuleContents contents) => contents
        .Db<EventsDb>((options, keys) => new EventsDb(options, keys))
        .Orders<EntryBook>()
        .Job<ReleaseUnpaidEntries, ReleaseUnpaidEntries.Result>(every: TimeSpan.FromSeconds(3), more: r => r.Released > 0);
}

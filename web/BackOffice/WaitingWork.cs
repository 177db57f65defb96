using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Members.Rosters;

namespace WelfareMutual.Web.BackOffice;

/// <summary>What waits for staff and stands in no inbox, for the menu of every page. Of all pages of a process one asks in half a minute; what it is answered, or was last, stands on the others.</summary>
internal sealed class WaitingWork(Clock clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    // One immutable pair, exchanged whole.
    private volatile Tuple<DateTimeOffset, int>? seen;

    /// <summary>Rosters for which staff are the second person (ENT-06).</summary>
    public async Task<int> Rosters(OfficeUseCases useCases, CancellationToken ct)
    {
        var last = seen;
        if (last is not null && clock.Now - last.Item1 < Kept)
        {
            return last.Item2;
        }
        seen = new(clock.Now, last?.Item2 ?? 0); // whoever comes meanwhile does not ask too, nor when there is no answer
        var asked = await useCases.Run(new RostersForStaff(), ct);
        var waiting = asked.Succeeded ? asked.Value.Waiting : last?.Item2 ?? 0;
        seen = new(clock.Now, waiting);
        return waiting;
    }

    /// <summary>Somebody of this process has just answered one.</summary>
    public void Forget() => seen = null;
}

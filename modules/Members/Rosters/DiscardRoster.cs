using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Rosters;

/// <summary>Gives a dry run up. Nothing had changed.</summary>
public sealed record DiscardRoster(Guid RosterId) : IPortalUseCase<Done>
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    internal sealed class Handler(MembersDb db, RosterDesk rosters, Actor actor) : IHandle<DiscardRoster, Done>
    {
        public async Task<Outcome<Done>> Handle(DiscardRoster command, CancellationToken ct)
        {
            if (await rosters.Find(command.RosterId, actor.Enterprise, ct) is not { } roster)
            {
                return Refusal.NotFound;
            }
            if (!roster.IsOpen)
            {
                return RosterRules.Closed;
            }
            roster.State = RosterState.Discarded;
            await db.SaveChangesAsync(ct);
            return Done.It;
        }
    }
}

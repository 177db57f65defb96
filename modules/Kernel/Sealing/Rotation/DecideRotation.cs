using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Sealing.Rotation;

/// <summary>A second person releases a proposed change of keys, or it is dropped.</summary>
public sealed record DecideRotation(Guid Id, bool Release) : IOfficeUseCase<Done>, INeedsRecentProof
{
    public static Access Access => Access.Staff(StaffRole.System);

    internal sealed class Handler(DbSession session, AuditTrail audit, Actor actor, Clock clock) : IHandle<DecideRotation, Done>
    {
        public async Task<Outcome<Done>> Handle(DecideRotation command, CancellationToken ct)
        {
            var rotation = (await KeyRotation.Read(session, "where id = $1 for update", ct, command.Id)).SingleOrDefault();
            if (rotation is null)
            {
                return Refusal.NotFound;
            }
            audit.About(rotation.Id);
            audit.Because(command.Release ? "released" : "declined");
            if (rotation.State != RotationState.Proposed)
            {
                return RotationRules.Decided;
            }
            if (command.Release && rotation.ProposedBy == actor.AccountId)
            {
                return RotationRules.TwoPeople;
            }
            await using var decide = command.Release
                ? session.Command("update keys.rotation set state = 'Released', released_by = $2, released_at = $3 where id = $1", command.Id, actor.AccountId, clock.Now)
                : session.Command("update keys.rotation set state = 'Declined', finished_at = $2 where id = $1", command.Id, clock.Now);
            await decide.ExecuteNonQueryAsync(ct);
            return Done.It;
        }
    }
}

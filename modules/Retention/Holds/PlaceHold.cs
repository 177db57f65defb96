using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Retention.Rules;

namespace WelfareMutual.Retention.Holds;

/// <summary>Source: FEATURES RET-07. From here on the member's records are kept, also in a run that was released and has not reached them.</summary>
public sealed record PlaceHold(string Number, string? Code, string? Reason) : IOfficeUseCase<PlaceHold.Result>
{
    public static Access Access => Access.Staff(StaffRole.Examiner, StaffRole.Approver);

    public sealed record Result(Guid HoldId);

    internal sealed class Handler(RetentionDb db, DbSession session, IMembers members, AuditTrail audit, Actor actor, Clock clock) : IHandle<PlaceHold, Result>
    {
        public async Task<Outcome<Result>> Handle(PlaceHold command, CancellationToken ct)
        {
            if (command.Code is null || !HoldCodes.Words.ContainsKey(command.Code))
            {
                return PurgeRefusals.CodeUnknown;
            }
            if (string.IsNullOrWhiteSpace(command.Reason))
            {
                return PurgeRefusals.ReasonMissing;
            }
            if (await members.FindByNumber(command.Number, ct) is not { } found)
            {
                return PurgeRefusals.NoSuchMember;
            }
            // An erasure that is at this person just now is waited for; whoever is erased then is no member any more.
            await using (var alone = session.Command("select pg_advisory_xact_lock(hashtextextended($1, 7361052204))", found.PersonId.ToString()))
            {
                await alone.ExecuteNonQueryAsync(ct);
            }
            if (await members.FindByNumber(command.Number, ct) is null)
            {
                return PurgeRefusals.NoSuchMember;
            }
            var hold = Hold.Place(found.PersonId, command.Code, command.Reason.Trim(), actor.AccountId, clock.Now);
            db.Holds.Add(hold);
            audit.About(hold.Id);
            audit.Concerns(found.PersonId);
            await db.SaveChangesAsync(ct);
            return new Result(hold.Id);
        }
    }
}

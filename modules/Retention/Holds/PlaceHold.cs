using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Retention.Rules;

namespace WelfareMutual.Retention.Holds;

/// <summary>Source: FEATURES RET-07. From here on their records are kept, also in a run that was released and has not reached them.</summary>
/// <param name="Number">Member number, officer's ID, enterprise's number or staff number.</param>
public sealed record PlaceHold(string Number, string? Code, string? Reason, HoldOf Of = HoldOf.Member) : IOfficeUseCase<PlaceHold.Result>
{
    public static Access Access => Access.Staff(StaffRole.Examiner, StaffRole.Approver);

    public sealed record Result(Guid HoldId);

    internal sealed class Handler(RetentionDb db, DbSession session, PeopleToHold people, AuditTrail audit, Actor actor, Clock clock) : IHandle<PlaceHold, Result>
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
            // An erasure that is at this person just now is waited for; whoever is erased then is not found any more.
            foreach (var person in (await people.Find(command.Of, command.Number, ct)).Order())
            {
                await using var alone = session.Command("select pg_advisory_xact_lock(hashtextextended($1, 7361052204))", person.ToString());
                await alone.ExecuteNonQueryAsync(ct);
            }
            var holds = (await people.Find(command.Of, command.Number, ct)).Select(p => Hold.Place(p, command.Code, command.Reason.Trim(), actor.AccountId, clock.Now)).ToArray();
            if (holds.Length == 0)
            {
                return PurgeRefusals.NoSuchMember;
            }
            db.Holds.AddRange(holds);
            audit.About(holds[0].Id);
            foreach (var hold in holds)
            {
                audit.Concerns(hold.SubjectId);
            }
            await db.SaveChangesAsync(ct);
            return new Result(holds[0].Id);
        }
    }
}

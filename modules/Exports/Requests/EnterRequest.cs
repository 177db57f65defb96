using WelfareMutual.Exports.Rules;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Exports.Requests;

/// <summary>Source: 個人情報の保護に関する法律 77条, 91条, 99条. A request that came by paper or at the counter; the clock runs from the day it came.</summary>
/// <param name="MemberNumber">Of the person whose data it is, in any spelling, or an officer's ID; sent by POST.</param>
/// <param name="ByAgent">A parent, a guardian or somebody with a mandate asks.</param>
public sealed record EnterRequest(RequestKind Kind, string MemberNumber, bool ByAgent, DateOnly ReceivedOn, string Wish) : IOfficeUseCase<EnterRequest.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);
    public sealed record Result(string Number, DateOnly DueOn);

    internal sealed class Handler(ExportsDb db, IMembers members, IAccounts accounts, Numbers numbers, Rulebook rulebook, AuditTrail audit, Actor actor, Clock clock) : IHandle<EnterRequest, Result>
    {
        public async Task<Outcome<Result>> Handle(EnterRequest command, CancellationToken ct)
        {
            var person = (await members.FindByNumber(command.MemberNumber, ct))?.PersonId ?? await accounts.OfficerOf(command.MemberNumber, ct);
            var refusals = new List<Refusal>();
            if (person is null)
            {
                refusals.Add(RequestRefusals.MemberUnknown);
            }
            if (command.ReceivedOn > clock.Today)
            {
                refusals.Add(RequestRefusals.DayWrong);
            }
            if (command.Wish.Trim().Length == 0)
            {
                refusals.Add(RequestRefusals.WishMissing);
            }
            if (refusals.Count > 0)
            {
                return refusals;
            }
            var settings = await rulebook.On<RequestSettings>(command.ReceivedOn, ct);
            var request = RightsRequest.Of(
                await numbers.Request(ct), command.Kind, person!.Value, command.ByAgent, command.Wish.Trim(), command.ReceivedOn, settings.Due(command.Kind, command.ReceivedOn),
                actor.AccountId, clock.Now);
            db.Requests.Add(request);
            await db.SaveChangesAsync(ct);
            audit.About(request.Id);
            audit.Concerns(request.PersonId);
            return new Result(request.Number, request.DueOn);
        }
    }
}

using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>Source: issue 3.C. A paper claim keyed in for a member; whoever keyed it in is in the record and checks nothing of it.</summary>
public sealed record EnterPaperClaim(string MemberNumber, string Kind, DateOnly ReceivedOn, IReadOnlyDictionary<string, string> Answers, IReadOnlyList<string> Papers)
    : IOfficeUseCase<EnterPaperClaim.Result>
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    /// <param name="CaseId">Scans are added to it.</param>
    public sealed record Result(Guid CaseId, string Reference);

    internal sealed class Handler(
        BenefitTables tables, ClaimFiling filing, ICases cases, IMembers members, IBanks banks, AuditTrail audit, Actor actor, Clock clock) : IHandle<EnterPaperClaim, Result>
    {
        public async Task<Outcome<Result>> Handle(EnterPaperClaim command, CancellationToken ct)
        {
            if (!Enum.TryParse<BenefitKind>(command.Kind, out var kind) || await tables.RuleOf(kind, new Answers(command.Answers).Day, ct) is not { } rule)
            {
                return ClaimRefusals.KindMissing;
            }
            if (command.ReceivedOn > clock.Today)
            {
                return ClaimRefusals.ReceivedAhead;
            }
            if (await members.FindByNumber(command.MemberNumber, ct) is not { } membership)
            {
                return ClaimRefusals.MemberUnknown;
            }
            var answers = new Answers(new Dictionary<string, string>());
            var refusals = new List<Refusal>();
            foreach (var question in ClaimQuestion.OnPaper(kind, [rule]))
            {
                var read = answers.Read(question, command.Answers, banks, clock.Today);
                refusals.AddRange(read.Refusals);
                answers = read.Succeeded ? read.Value : answers;
            }
            if (refusals.Count > 0)
            {
                return refusals;
            }
            var id = Guid.CreateVersion7();
            audit.About(id);
            await cases.OpenDraft(new NewCase(id, BenefitsModuleName.Value, kind.ToString(), rule.Label, membership.PersonId, membership.EnterpriseId, actor.AccountId), ct);
            var filed = await filing.File(id, membership.PersonId, kind, rule.Label, answers, command.ReceivedOn, command.Papers, ct);
            return filed.Succeeded ? new Result(id, filed.Value) : filed.Refusals.ToList();
        }
    }
}

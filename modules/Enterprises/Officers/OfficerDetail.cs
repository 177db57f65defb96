using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Officers;

/// <summary>One officer of an enterprise, before staff change the rights or close the account. Source: FEATURES ENT-03.</summary>
public sealed record OfficerDetail(Guid EnterpriseId, Guid AccountId) : IOfficeUseCase<OfficerDetail.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    public sealed record Choice(string Code, string Words);

    /// <param name="IsLast">Without this officer nobody could file rosters.</param>
    public sealed record Result(EnterpriseSummary Enterprise, OfficerAccount Officer, bool IsLast, IReadOnlyList<Choice> Reasons);

    internal sealed class Handler(IAccounts accounts, IEnterprises enterprises) : IHandle<OfficerDetail, Result>
    {
        public async Task<Outcome<Result>> Handle(OfficerDetail query, CancellationToken ct)
        {
            var officers = await accounts.OfficersOf(query.EnterpriseId, ct);
            if (officers.FirstOrDefault(o => o.Account == query.AccountId && o.State != AccountState.Closed) is not { } officer
                || await enterprises.Find(query.EnterpriseId, ct) is not { } enterprise)
            {
                return Refusal.NotFound;
            }
            return new Result(enterprise, officer, OfficerRules.IsLast(officer, officers), [.. OfficerRules.Reasons.Select(r => new Choice(r.Key, r.Value))]);
        }
    }
}

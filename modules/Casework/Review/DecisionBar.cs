using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;

namespace WelfareMutual.Casework.Review;

/// <summary>What the acting person may do next with a case, or why not and who can.</summary>
/// <param name="Next">The act of the main button, or null.</param>
/// <param name="Barred">Why the main button is absent.</param>
public sealed record DecisionBar(CaseAct? Next, string? Barred, bool MayReturn, bool MayReject, bool MaySendBack, bool MayReverse, bool MayScan, bool MayCorrect, bool MayWithdraw)
{
    internal static DecisionBar Of(CaseFile file, Actor actor)
    {
        var me = actor.AccountId;
        var keyed = FourEyes.Check(me, file.KeyedIn());
        var desk = actor.Has(StaffRole.Clerk) || actor.Has(StaffRole.Examiner);
        (CaseAct?, bool, string, Refusal?) step = file.State switch
        {
            CaseState.Submitted => (CaseAct.CheckContent, desk, "給付係", keyed),
            CaseState.ContentChecked => (CaseAct.ProposeAmount, actor.Has(StaffRole.Examiner), "審査の担当", keyed),
            CaseState.AmountChecked => (CaseAct.Approve, actor.Has(StaffRole.Approver), "決定の権限がある人",
                FourEyes.Approve(me, file.KeyedIn(), file.ContentCheckedBy, file.AmountCheckedBy)),
            _ => (null, true, "", null),
        };
        var (act, role, who, four) = step;
        var barred = four?.Text ?? (role ? null : $"この操作はあなたの権限ではできません。できる人：{who}。");
        var may = four is null || file.State == CaseState.AmountChecked;
        return new(barred is null ? act : null, barred,
            may && CaseMoves.Next(file.State, CaseAct.Return) is not null,
            keyed is null && (actor.Has(StaffRole.Examiner) || actor.Has(StaffRole.Approver)) && CaseMoves.Next(file.State, CaseAct.Reject) is not null,
            actor.Has(StaffRole.Approver) && CaseMoves.Next(file.State, CaseAct.SendBack) is not null,
            four is null && actor.Has(StaffRole.Approver) && keyed is null && CaseMoves.Next(file.State, CaseAct.Reverse) is not null,
            desk && file.TakesScans(), desk && file.OnPaper && file.State == CaseState.Returned, desk && CaseMoves.Next(file.State, CaseAct.Withdraw) is not null);
    }
}

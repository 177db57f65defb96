using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Casework.Cases;

/// <summary>The one place where a case moves: the rule, the ledger row, the fact and the notice.</summary>
internal sealed class CaseMover(CaseworkDb db, Actor actor, Clock clock, Facts facts, INotices notices)
{
    /// <returns>Null when it moved. The caller saves.</returns>
    public async Task<Refusal?> Move(CaseFile file, CaseAct act, string? note, CancellationToken ct)
    {
        var from = file.State;
        if (file.Move(act, actor, note, clock.Now) is not { } move)
        {
            return CaseRefusals.MoveNotAllowed;
        }
        db.Moves.Add(move);
        facts.Tell(new CaseMoved(file.Id, file.Module, file.PersonId, act, from, file.State, file.Amount, actor.AccountId));
        if (Template(act, actor.Kind) is { } template)
        {
            // A notice about money is sent once per object: a day that was put off is followed by another.
            await notices.Tell(file.PersonId, template, act is CaseAct.Schedule or CaseAct.Unschedule ? move.Id : file.Id, ct);
        }
        return null;
    }

    private static string? Template(CaseAct act, ActorKind by) => act switch
    {
        CaseAct.Submit => "case-submitted",
        CaseAct.Return => "case-returned",
        CaseAct.Approve or CaseAct.Reject or CaseAct.Reverse => "case-decided",
        CaseAct.Withdraw when by == ActorKind.Staff => "case-withdrawn",
        CaseAct.Schedule => "money.payout-scheduled",
        CaseAct.Unschedule => "money.payout-put-off",
        _ => null,
    };
}

using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Officers;

/// <summary>An officer who may file rosters invites a colleague with rights not beyond the own. Source: FEATURES ENT-03.</summary>
public sealed record InviteColleague(OfficerForm Officer) : IPortalUseCase<InviteColleague.Result>, INeedsRecentProof
{
    public static Access Access => Access.Officer(OfficerRight.Roster);

    public sealed record Result(Guid AccountId);

    internal sealed class Handler(OfficerLetter letter, Actor actor) : IHandle<InviteColleague, Result>
    {
        public async Task<Outcome<Result>> Handle(InviteColleague command, CancellationToken ct)
        {
            var faults = OfficerRules.Check(command.Officer);
            if (command.Officer.Rights.Any(r => !actor.Has(r))) faults.Add(OfficerRules.MoreThanOwn);
            return faults.Count > 0 ? faults : new Result(await letter.Invite(actor.Enterprise, command.Officer, ct));
        }
    }
}

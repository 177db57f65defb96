using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Acts;

/// <summary>Source: seed 001, 13(2) (a second person). New settings of a rule that guards money, records or doors: in force once another person has confirmed them.</summary>
/// <param name="Preview">Only check and show; nothing is written.</param>
public sealed record ProposeRule(string Name, string Settings, DateOnly Effective, bool Preview) : IOfficeUseCase<ProposeRule.Result>, INeedsRecentProof
{
    public static Access Access => Access.Staff(StaffRole.System);

    /// <param name="Settings">The settings as they will be, in their normal form.</param>
    /// <param name="ActId">What waits for the second person; null after a preview.</param>
    public sealed record Result(string Settings, Guid? ActId);

    internal sealed class Handler(Proposals proposals, KnownRules known, Clock clock) : IHandle<ProposeRule, Result>
    {
        public async Task<Outcome<Result>> Handle(ProposeRule command, CancellationToken ct)
        {
            if (known.Knows(command.Name) && !known.TakesTwoPeople(command.Name))
            {
                return ActRules.OneIsEnough;
            }
            var read = known.Check(command.Name, command.Settings, command.Effective, clock.Today);
            if (!read.Succeeded)
            {
                return Outcome<Result>.Refused(read.Refusals);
            }
            if (command.Preview)
            {
                return new Result(read.Value, null);
            }
            var act = await proposals.Make(new RuleChange(command.Name, read.Value, command.Effective), ct);
            return act.Succeeded ? new Result(read.Value, act.Value.Id) : Outcome<Result>.Refused(act.Refusals);
        }
    }
}

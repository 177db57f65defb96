using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Rulebook;

/// <summary>Staff enter new settings of a rule from a day on; a preview shows them beside today's before anything is written.</summary>
/// <param name="Preview">Only check and show; nothing is written.</param>
public sealed record EnterRule(string Name, string Settings, DateOnly Effective, bool Preview) : IOfficeUseCase<EnterRule.Result>, INeedsRecentProof
{
    public static Access Access => Access.Staff(StaffRole.System);

    public static readonly Refusal UnknownRule = new("kernel-unknown-rule", "この名前の決まりはありません。", "Name");
    public static readonly Refusal NotItsSettings = new("kernel-not-its-settings", "この決まりの設定として読めません。項目の名前、数、種類を、いまの設定と見比べてください。", "Settings");
    public static readonly Refusal InThePast = new("kernel-rule-in-the-past", "過ぎた日からの決まりにはできません。今日か、これから先の日を入れてください。", "Effective");
    public static readonly Refusal TwoPeople = new("kernel-rule-two-people", "この決まりは、一人では変えられません。提案し、別の職員が「職員の届出」の画面で確認します。", "Name");

    /// <param name="Settings">The settings as they will be, in their normal form.</param>
    public sealed record Result(string Settings, bool Written);

    internal sealed class Handler(Rulebook rulebook, KnownRules known, AuditTrail audit, Actor actor, Clock clock) : IHandle<EnterRule, Result>
    {
        public async Task<Outcome<Result>> Handle(EnterRule command, CancellationToken ct)
        {
            if (known.Knows(command.Name) && known.TakesTwoPeople(command.Name))
            {
                return TwoPeople;
            }
            var read = known.Check(command.Name, command.Settings, command.Effective, clock.Today);
            if (!read.Succeeded)
            {
                return Outcome<Result>.Refused(read.Refusals);
            }
            if (!command.Preview)
            {
                audit.About(await rulebook.Enter(command.Name, read.Value, command.Effective, actor.AccountId, ct));
            }
            return new Result(read.Value, !command.Preview);
        }
    }
}

using NpgsqlTypes;
using Npgsql;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Rulebook;

/// <summary>Staff enter new settings of a rule from a day on; a preview shows them beside today's before anything is written.</summary>
/// <param name="Preview">Only check and show; nothing is written.</param>
public sealed record EnterRule(string Name, string Settings, DateOnly Effective, bool Preview) : IOfficeUseCase<EnterRule.Result>
{
    public static Access Access => Access.Staff(StaffRole.System);

    public static readonly Refusal UnknownRule = new("kernel-unknown-rule", "この名前の決まりはありません。", "Name");
    public static readonly Refusal NotItsSettings = new("kernel-not-its-settings", "この決まりの設定として読めません。項目の名前、数、種類を、いまの設定と見比べてください。", "Settings");
    public static readonly Refusal InThePast = new("kernel-rule-in-the-past", "過ぎた日からの決まりにはできません。今日か、これから先の日を入れてください。", "Effective");

    public static readonly Refusal TwoPeople = new("kernel-rule-two-people", "この決まりは、一人では変えられません。「職員の届け出」の画面で提案し、別の職員が確認します。", "Name");

    /// <param name="Settings">The settings as they will be, in their normal form.</param>
    public sealed record Result(string Settings, bool Written);

    internal sealed class Handler(DbSession session, KnownRules known, Actor actor, Clock clock) : IHandle<EnterRule, Result>
    {
        public async Task<Outcome<Result>> Handle(EnterRule command, CancellationToken ct)
        {
            if (!known.Knows(command.Name))
            {
                return UnknownRule;
            }
            if (known.TakesTwoPeople(command.Name))
            {
                return TwoPeople;
            }
            if (known.Normal(command.Name, command.Settings) is not { } settings)
            {
                return NotItsSettings;
            }
            if (command.Effective < clock.Today)
            {
                return InThePast;
            }
            if (!command.Preview)
            {
                await Write(command, settings, ct);
            }
            return new Result(settings, !command.Preview);
        }

        private async Task Write(EnterRule command, string settings, CancellationToken ct)
        {
            await using var enter = session.Command(
                "insert into kernel.rule_version (id, name, effective, entered_by, entered_at, settings) values ($1, $2, $3, $4, $5, $6)",
                Guid.CreateVersion7(), command.Name, command.Effective, actor.AccountId, clock.Now);
            enter.Parameters.Add(new NpgsqlParameter { Value = settings, NpgsqlDbType = NpgsqlDbType.Jsonb });
            await enter.ExecuteNonQueryAsync(ct);
        }
    }
}

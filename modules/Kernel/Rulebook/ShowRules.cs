using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Rulebook;

/// <summary>Staff see every rule that is a setting, what holds today and what was entered for when.</summary>
public sealed record ShowRules : IOfficeUseCase<ShowRules.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Auditor, StaffRole.Approver);

    public sealed record Result(IReadOnlyList<Rule> Rules);

    /// <param name="Today">Settings in force, as JSON.</param>
    /// <param name="TwoPeople">One person proposes a change, another confirms it.</param>
    public sealed record Rule(string Name, string Title, string Today, bool TwoPeople, IReadOnlyList<Version> Versions);

    public sealed record Version(DateOnly Effective, string Settings, DateTimeOffset EnteredAt);

    internal sealed class Handler(DbSession session, KnownRules known, Clock clock) : IHandle<ShowRules, Result>
    {
        public async Task<Outcome<Result>> Handle(ShowRules query, CancellationToken ct)
        {
            var versions = new List<(string Name, Version Version)>();
            await using (var read = session.Command("select name, effective, settings::text, entered_at from kernel.rule_version order by effective, entered_at"))
            await using (var row = await read.ExecuteReaderAsync(ct))
            {
                while (await row.ReadAsync(ct))
                {
                    versions.Add((row.GetString(0), new(row.GetFieldValue<DateOnly>(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3))));
                }
            }
            var entered = versions.ToLookup(v => v.Name, v => v.Version);
            return new Result([.. known.Names.Select(name =>
            {
                var own = entered[name].ToArray();
                var holds = own.LastOrDefault(v => v.Effective <= clock.Today)?.Settings;
                return new Rule(name, known.Title(name), holds is null ? known.Initial(name) : known.Normal(name, holds) ?? holds, known.TakesTwoPeople(name), own);
            })]);
        }
    }
}

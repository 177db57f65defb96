using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Audit.Entries;

/// <summary>The member sees who looked at their record: in what capacity, when, for what and why; never which of the staff (FEATURES AUD-01).</summary>
/// <param name="Before">Continue below this moment.</param>
public sealed record WhoLookedAtMe(DateTimeOffset? Before = null) : IPortalUseCase<WhoLookedAtMe.Result>, IQuery
{
    public static Access Access => Access.Member;

    public sealed record Result(IReadOnlyList<Look> Looks, bool More);

    /// <param name="Who">職員, 勤務先の担当者, 自動の処理, …</param>
    /// <param name="Why">The purpose that was given, or null where none is asked for.</param>
    public sealed record Look(DateTimeOffset At, string Who, string What, string? Why);

    internal sealed class Handler(DbSession session) : IHandle<WhoLookedAtMe, Result>
    {
        private const int PageSize = 20;

        public async Task<Outcome<Result>> Handle(WhoLookedAtMe query, CancellationToken ct)
        {
            await using var read = session.Command(
                "select at, actor_kind, use_case, reason from audit.looks_at_me($1, $2)",
                (query.Before ?? DateTimeOffset.MaxValue.AddDays(-2)).ToUniversalTime(), PageSize + 1);
            await using var row = await read.ExecuteReaderAsync(ct);
            var looks = new List<Look>();
            while (await row.ReadAsync(ct))
            {
                var reason = row.IsDBNull(3) ? null : row.GetString(3);
                looks.Add(new(row.GetFieldValue<DateTimeOffset>(0), LookWords.Who(row.GetString(1)), LookWords.What(row.GetString(2)),
                    reason is null ? null : AccessReason.Words.GetValueOrDefault(reason)));
            }
            return new Result([.. looks.Take(PageSize)], looks.Count > PageSize);
        }
    }
}

using System.Globalization;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Exports;

/// <summary>Numbers that people read out: X26-3 is the third order of fiscal year 2026, R26-3 the third request.</summary>
internal sealed class Numbers(DbSession session, Clock clock)
{
    public Task<string> Order(CancellationToken ct) => Next("order", "X", ct);
    public Task<string> Request(CancellationToken ct) => Next("request", "R", ct);

    private async Task<string> Next(string series, string letter, CancellationToken ct)
    {
        var year = FiscalYear.Of(clock.Today).Year % 100;
        await using var next = session.Command("select exports.next_number($1, $2)", series, year);
        var number = (int)(await next.ExecuteScalarAsync(ct))!;
        return string.Create(CultureInfo.InvariantCulture, $"{letter}{year:00}-{number}");
    }
}

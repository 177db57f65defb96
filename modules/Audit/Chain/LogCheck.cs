using System.Diagnostics;
using WelfareMutual.Audit.Seals;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Audit.Chain;

/// <summary>The whole question, asked by hand and every night: does the chain hold, is it as long as the seals say, is every seal there.</summary>
internal sealed class LogCheck(DbSession session, Verifier verifier, SealFolder folder, SealCheck seals, Clock clock)
{
    public async Task<VerifyLog.Result> Run(DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        var last = await Number("select coalesce(max(seq), 0) from audit.link", ct);
        var (good, findings) = await Seals(ct);
        var start = from is null ? null : good.LastOrDefault(s => s.Day < from);
        var end = to is null ? last : good.FirstOrDefault(s => s.Day == to)?.LastSeq ?? last;
        var all = new List<VerifyLog.Finding>();
        if (await verifier.Walk(start?.LastSeq ?? 0, start is { LastSeq: > 0 } ? Convert.FromHexString(start.LastHash) : Canonical.Start, Math.Min(end, last), good.ToLookup(s => s.LastSeq), ct) is { } bad)
        {
            all.Add(bad);
        }
        else if (good.FirstOrDefault(s => s.LastSeq > last) is { } beyond)
        {
            all.Add(new("cut-off", last + 1, beyond.Day));
        }
        if (from is null && to is null && await Number(Outside, ct) > 0)
        {
            all.Add(new("outside", null, null));
        }
        all.AddRange(findings.Where(f => (from is null || f.Day >= from) && (to is null || f.Day <= to)));
        return new(
            verifier.Rows, Stopwatch.GetElapsedTime(begun), last, await Number("select count(*) from audit.waiting", ct), good.Count == 0 ? null : good[^1].Day, all);
    }

    // Neither chained nor waiting: put there past the one way into the log, or taken off the chain.
    private const string Outside =
        """
        select count(*) from audit.entry e
        where not exists (select from audit.link l where l.entry_id = e.id) and not exists (select from audit.waiting w where w.entry_id = e.id)
        """;

    private async Task<(IReadOnlyList<Seal>, IReadOnlyList<VerifyLog.Finding>)> Seals(CancellationToken ct)
    {
        if (!folder.IsThere)
        {
            return ([], []);
        }
        var days = new List<DateOnly>();
        await using var read = session.Command("select day from audit.seal");
        await using (var row = await read.ExecuteReaderAsync(ct))
        {
            while (await row.ReadAsync(ct))
            {
                days.Add(row.GetFieldValue<DateOnly>(0));
            }
        }
        await using var first = session.Command("select at from audit.entry order by at limit 1");
        var began = await first.ExecuteScalarAsync(ct) is DateTime at ? Clock.DayOf(at) : clock.Today;
        // The seal of yesterday is made in the first hour.
        var ended = clock.Now < Clock.StartOf(clock.Today).AddHours(1) ? clock.Today.AddDays(-2) : clock.Today.AddDays(-1);
        var due = Enumerable.Range(0, Math.Max(0, ended.DayNumber - began.DayNumber + 1)).Select(began.AddDays);
        return seals.Of(await folder.All(ct), due, days);
    }

    private async Task<long> Number(string sql, CancellationToken ct)
    {
        await using var ask = session.Command(sql);
        return (long)(await ask.ExecuteScalarAsync(ct))!;
    }
}

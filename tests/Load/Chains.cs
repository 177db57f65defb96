using System.Globalization;
using WelfareMutual.Audit.Chain;

namespace WelfareMutual.Tests.Load;

/// <summary>How fast entries are chained and verified, and what the chain costs the work that is being logged.</summary>
internal static class Chains
{
    private const int Entries = 200_000;
    private const int People = 3;

    public static async Task Measure(Bench bench)
    {
        await Fill(bench, Entries);
        await bench.Query<string>("analyze audit.entry, audit.entry_subject, audit.waiting; select 'done'");
        var chaining = await Bench.Time(() => Chain(bench));
        Bench.Print($"{Entries} entries about {People} people each, chained", $"{Entries / chaining.TotalSeconds:0} entries/s");
        await bench.Query<string>("analyze audit.link; select 'done'");
        var verified = (await bench.Site.Job(new VerifyLog())).Value;
        if (verified.Findings.Count > 0 || verified.Rows < Entries)
        {
            throw new InvalidOperationException($"{verified.Rows} rows, {string.Join(", ", verified.Findings)}");
        }
        Bench.Print($"{verified.Rows} records verified", $"{verified.Rows / verified.Took.TotalSeconds:0} records/s");
        Bench.Print("16 connections that write one entry a transaction", $"{await PerSecond(bench, false, Write):0} transactions/s");
        Bench.Print("the same, while the chainer runs", $"{await PerSecond(bench, true, Write):0} transactions/s");
        Bench.Print("the same, with a notification in each transaction", $"{await PerSecond(bench, false, Write + "; select pg_notify('audit', '')"):0} transactions/s");
        Bench.Print("the same, with the next number and hash taken in each transaction", $"{await PerSecond(bench, false, Inside):0} transactions/s");
    }

    private const string Write =
        "select audit.write(gen_random_uuid(), 'Staff', '01234567-0000-7000-8000-000000000009', 'T-01', 'bench.look', 'ok', null, null, gen_random_uuid(), array['01234567-0000-7000-8000-000000000001'::uuid], array[null::bytea])";

    // What a chain inside the transaction must do at the least: one row that all of them lock, until the commit is on the disk.
    private const string Inside = $"update public.bench_chain set seq = seq + 1, hash = sha256(hash || 'x'); {Write}";

    private static Task Fill(Bench bench, int entries) => bench.Query<string>(string.Create(CultureInfo.InvariantCulture,
        $"""
        select audit.write(gen_random_uuid(), 'Staff', '01234567-0000-7000-8000-000000000009', 'T-01', 'bench.look', 'ok', null, 'case', gen_random_uuid(),
            array['01234567-0000-7000-8000-000000000001'::uuid, '01234567-0000-7000-8000-000000000002', '01234567-0000-7000-8000-000000000003'], array[null::bytea, null, null])::text
        from generate_series(1, {entries})
        """));

    private static async Task Chain(Bench bench)
    {
        while ((await bench.Site.Job(new ChainEntries())).Value.More)
        {
        }
    }

    private static async Task<double> PerSecond(Bench bench, bool chained, string sql)
    {
        await bench.Query<string>("drop table if exists public.bench_chain; create table public.bench_chain as select 0::bigint as seq, sha256('x') as hash; select 'done'");
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, $"begin;\n{sql.Replace("; ", ";\n", StringComparison.Ordinal)};\ncommit;\n");
        using var stop = new CancellationTokenSource();
        var chaining = chained ? Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await bench.Site.Job(new ChainEntries());
            }
        }) : Task.CompletedTask;
        var rate = await PgBench.Run(bench.Superuser, script);
        await stop.CancelAsync();
        await chaining;
        File.Delete(script);
        return rate;
    }
}

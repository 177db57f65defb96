using Npgsql;
using WelfareMutual.Audit.Chain;
using WelfareMutual.Audit.Seals;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Modules.Audit;

/// <summary>A log with real entries, its chainer, its seals, and a superuser who may do anything to it.</summary>
internal sealed class Log : IAsyncDisposable
{
    private readonly string seals = Directory.CreateTempSubdirectory("wm-seals-").FullName;

    private Log()
    {
    }

    public Site Site { get; private set; } = null!;
    public World World { get; private set; } = null!;
    public string Seals => seals;

    /// <summary>The database stamps entries itself, so the clock begins at the real time.</summary>
    public static async Task<Log> Start()
    {
        var log = new Log();
        log.Site = await Site.Start(("WM:Audit:Seals", log.seals));
        log.Site.Time.Now = await WellBeforeMidnight();
        log.World = new World(log.Site);
        return log;
    }

    /// <summary>A day must not end in Japan between the clock that stands still and the database's.</summary>
    private static async Task<DateTimeOffset> WellBeforeMidnight()
    {
        var now = TimeProvider.System.GetUtcNow();
        var left = Clock.StartOf(Clock.DayOf(now).AddDays(1)) - now;
        if (left < TimeSpan.FromMinutes(5))
        {
            await Task.Delay(left + TimeSpan.FromSeconds(1));
        }
        return TimeProvider.System.GetUtcNow();
    }

    /// <summary>With some entries of use cases, chained.</summary>
    public static async Task<Log> Filled(int entries = 30)
    {
        var log = await Start();
        await log.World.Member();
        await log.Write(entries);
        await log.Chain();
        return log;
    }

    /// <summary>Entries by the one way into the log, each about one of three people.</summary>
    public async Task Write(int entries, string? role = null)
    {
        await using var connection = new NpgsqlConnection(role ?? Site.Addresses.Office);
        await connection.OpenAsync();
        for (var i = 0; i < entries; i++)
        {
            await using var write = new NpgsqlCommand(
                "select audit.write($1, 'Staff', $2, 'T-01', 'tests.look', 'ok', null, $3, $4, $5, $6)", connection);
            write.Parameters.Add(new() { Value = Guid.CreateVersion7() });
            write.Parameters.Add(new() { Value = Person(9) });
            write.Parameters.Add(new() { Value = i % 2 == 0 ? "case" : DBNull.Value });
            write.Parameters.Add(new() { Value = Guid.CreateVersion7() });
            write.Parameters.Add(new() { Value = new[] { Person(i % 3), Person(5) } });
            write.Parameters.Add(new() { Value = new byte[]?[] { i % 5 == 0 ? [1, 2, 3] : null, null }, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Bytea });
            await write.ExecuteNonQueryAsync();
        }
    }

    public static Guid Person(int n) => new($"01234567-0000-7000-8000-00000000000{n}");

    public async Task<int> Chain()
    {
        var chained = 0;
        while (true)
        {
            var result = (await Site.Job(new ChainEntries())).Value;
            chained += result.Chained;
            if (!result.More)
            {
                return chained;
            }
        }
    }

    /// <summary>Lets so many days end, each with its seal.</summary>
    public async Task Days(int days)
    {
        for (var day = 0; day < days; day++)
        {
            Site.Time.Advance(TimeSpan.FromDays(1));
            await Chain();
            await Site.Job(new SealDays());
        }
    }

    public async Task<VerifyLog.Result> Verify(DateOnly? from = null, DateOnly? to = null) => (await Site.Job(new VerifyLog { From = from, To = to })).Value;

    /// <summary>The first thing found, in words, or "true".</summary>
    public async Task<string> Verdict() => (await Verify()).Findings.FirstOrDefault()?.ToString() ?? "true";

    /// <summary>As the superuser, past the triggers.</summary>
    public async Task Attack(string sql)
    {
        await using var connection = new NpgsqlConnection(Site.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"""
            alter table audit.entry disable trigger only_added; alter table audit.entry_subject disable trigger only_added; alter table audit.link disable trigger only_added;
            {sql};
            alter table audit.entry enable always trigger only_added; alter table audit.entry_subject enable always trigger only_added; alter table audit.link enable always trigger only_added;
            """, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> Look<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(Site.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        Directory.Delete(seals, recursive: true);
    }
}

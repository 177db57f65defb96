using Npgsql;
using WelfareMutual.Audit.Chain;
using Xunit;

namespace WelfareMutual.Tests.Modules.Audit.Chain;

// FEATURES AUD-02. The hash is computed a second time in SQL, from the sentence in Canonical alone, so that the product does not agree with itself by mistake.
public sealed class ChainEntriesTests
{
    private const string SecondOpinion =
        """
        with row as (
            select l.seq, l.hash, sha256(
                l.prev_hash || convert_to('wm-audit-1', 'utf8') || int8send(l.seq) || uuid_send(e.id) || int8send((extract(epoch from e.at) * 1000000)::bigint)
                || int8send(octet_length(e.actor_kind)::bigint) || convert_to(e.actor_kind, 'utf8') || uuid_send(e.actor)
                || int8send(octet_length(e.terminal)::bigint) || convert_to(e.terminal, 'utf8')
                || int8send(octet_length(e.use_case)::bigint) || convert_to(e.use_case, 'utf8')
                || int8send(octet_length(e.outcome)::bigint) || convert_to(e.outcome, 'utf8')
                || case when e.object_id is null then int8send(-1) else int8send(16) || uuid_send(e.object_id) end
                || case when e.reason is null then int8send(-1) else int8send(octet_length(e.reason)::bigint) || convert_to(e.reason, 'utf8') end
                || uuid_send(e.request_id) || int8send(e.txid)
                || int8send((select count(*) from audit.entry_subject s where s.entry_id = e.id))
                || coalesce((select string_agg(uuid_send(s.alias) || case when s.note is null then int8send(-1) else int8send(octet_length(s.note)::bigint) || s.note end, ''::bytea order by s.alias)
                             from audit.entry_subject s where s.entry_id = e.id), ''::bytea)) as again
            from audit.link l join audit.entry e on e.id = l.entry_id)
        select count(*) from row where hash = again
        """;

    private const string Unbroken =
        """
        select count(*) from (select seq, prev_hash, coalesce(lag(hash) over (order by seq), decode(repeat('00', 32), 'hex')) as before, row_number() over (order by seq) as n from audit.link) x
        where prev_hash = before and seq = n
        """;

    [Fact]
    public async Task Every_committed_entry_gets_the_next_number_and_a_second_computation_agrees()
    {
        await using var log = await Log.Filled();
        var entries = await log.Look<long>("select count(*) from audit.entry");
        Assert.True(entries > 30, $"only {entries} entries");
        Assert.Equal(entries, await log.Look<long>(Unbroken));
        Assert.Equal(entries, await log.Look<long>(SecondOpinion));
        Assert.Equal(0L, await log.Look<long>("select count(*) from audit.waiting"));
        await log.Attack("update audit.entry set outcome = 'ok ' where id = (select entry_id from audit.link where seq = 3)");
        Assert.Equal(entries - 1, await log.Look<long>(SecondOpinion));
    }

    [Fact]
    public async Task Many_chainers_and_many_writers_at_once_make_one_chain()
    {
        await using var log = await Log.Start();
        var writing = Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => log.Write(60))));
        var chained = 0;
        var chaining = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!writing.IsCompleted)
            {
                Interlocked.Add(ref chained, (await log.Site.Job(new ChainEntries())).Value.Chained);
            }
        })));
        await Task.WhenAll(writing, chaining);
        Assert.True(chained > 0, "nothing was chained while there was writing");
        await log.Chain();
        Assert.Equal(360L, await log.Look<long>(Unbroken));
        Assert.Equal(360L, await log.Look<long>(SecondOpinion));
        Assert.Equal("true", await log.Verdict());
    }

    [Fact]
    public async Task A_chainer_that_is_killed_leaves_no_trace_and_the_next_goes_on()
    {
        await using var log = await Log.Filled();
        var before = await log.Look<long>("select max(seq) from audit.link");
        await log.Write(5);
        await using (var killed = new NpgsqlConnection(log.Site.Addresses.Jobs + ";Pooling=false"))
        {
            await killed.OpenAsync();
            await using var transaction = await killed.BeginTransactionAsync();
            await using var half = new NpgsqlCommand(
                $"select audit.append({before + 1}, (select array_agg(entry_id) from audit.waiting), (select array_agg(sha256('x')) from audit.waiting)), pg_backend_pid()", killed);
            await using (var row = await half.ExecuteReaderAsync())
            {
                await row.ReadAsync();
                await log.Look<bool>($"select pg_terminate_backend({row.GetInt32(1)}, 10000)");
            }
        }
        Assert.Equal(before, await log.Look<long>("select max(seq) from audit.link"));
        Assert.Equal(5, await log.Chain());
        Assert.Equal("true", await log.Verdict());
    }

    [Fact]
    public async Task Nobody_but_a_chainer_keeps_the_chainer_out()
    {
        await using var log = await Log.Filled();
        foreach (var role in (string[])[log.Site.Addresses.Gateway, log.Site.Addresses.Office])
        {
            await log.Write(1);
            await using var other = await Opened(role);
            await Run(other, "select pg_advisory_lock(7361052202)"); // what the place was once
            Assert.Equal(1, await log.Chain());
            foreach (var sql in (string[])["select audit.take_chain()", "do $$ begin lock table audit.seal in exclusive mode; end $$", "do $$ begin lock table audit.seal in row exclusive mode; end $$"])
            {
                Assert.Equal("42501", await Refused(role, sql));
            }
        }
        await log.Write(2);
        await using var chainer = await Opened(log.Site.Addresses.Jobs);
        await Run(chainer, "begin; select audit.take_chain()");
        Assert.Equal(0, await log.Chain());
        Assert.Equal("55P03", await Refused(log, "select audit.append(1, '{}', '{}')"));
        await Run(chainer, "rollback");
        Assert.Equal(2, await log.Chain());
    }

    [Fact]
    public async Task A_chainer_that_stands_still_is_called_out_within_a_minute_and_once()
    {
        await using var log = await Log.Filled();
        await log.Write(1);
        Assert.False((await log.Site.Job(new WatchChain())).Value.Behind);
        await log.Site.Database.Execute("update audit.waiting set at = at - interval '61 seconds'");
        for (var run = 0; run < 2; run++)
        {
            Assert.True((await log.Site.Job(new WatchChain())).Value.Behind);
        }
        Assert.Equal(1L, await log.Look<long>("select count(*) from audit.alarm where code = 'chainer-behind'"));
        Assert.Equal(1, await log.Chain());
        Assert.False((await log.Site.Job(new WatchChain())).Value.Behind);
    }

    [Fact]
    public async Task The_database_takes_only_the_next_numbers_and_entries_that_wait()
    {
        await using var log = await Log.Filled();
        await log.Write(2);
        var next = await log.Look<long>("select max(seq) + 1 from audit.link");
        Assert.Equal("40001", await Refused(log, $"select audit.append({next + 1}, (select array_agg(entry_id) from audit.waiting), array[sha256('x'), sha256('y')])"));
        Assert.Equal("40001", await Refused(log, $"select audit.append({next}, array[(select entry_id from audit.link where seq = 1)], array[sha256('x')])"));
        Assert.Equal("42501", await Refused(log, "insert into audit.link values (1000, gen_random_uuid(), sha256('x'), sha256('y'))"));
        Assert.Equal(2, await log.Chain());
    }

    [Fact]
    public async Task A_job_that_finds_nothing_to_do_is_no_operation()
    {
        await using var log = await Log.Filled();
        await log.Site.RunJobs();
        var before = await log.Look<long>("select count(*) from audit.entry");
        await log.Site.RunJobs();
        await log.Site.RunJobs();
        Assert.Equal(before, await log.Look<long>("select count(*) from audit.entry"));
    }

    private static async Task<NpgsqlConnection> Opened(string role)
    {
        var connection = new NpgsqlConnection(role + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static Task<string> Refused(Log log, string sql) => Refused(log.Site.Addresses.Jobs, sql);

    private static async Task<string> Refused(string role, string sql)
    {
        await using var connection = new NpgsqlConnection(role);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState;
    }
}

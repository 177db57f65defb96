using System.Collections.Concurrent;
using Npgsql;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Sealing.Rotation;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Own;
using WelfareMutual.Members.Search;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.Sealing;

// ARCHITECTURE.md, "Personal data"; FEATURES ENC-03, ENC-04; SECURITY 4.3, D16.
public sealed class RotationTests : IAsyncLifetime
{
    private readonly KeyFolderCopy keys = new();
    private Site site = null!;
    private World world = null!;

    public async Task InitializeAsync() => world = new World(site = await Site.Start(keys));

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        keys.Dispose();
    }

    [Fact]
    public async Task A_purpose_key_is_exchanged_and_the_old_one_opens_nothing_any_more()
    {
        var member = await world.Member();
        var before = await member.Do(new MyProfile());
        var wrapped = await Bytes($"select wrapped from keys.person_key where person_id = '{member.Id}' and purpose = 'Own'");
        await Release(RotationKind.PurposeKey, "own");
        await Exhaust();
        Assert.Equal(["own 2"], await Strings("select distinct key_name || ' ' || key_version from keys.person_key where purpose = 'Own'"));
        Assert.Equal(["Finished"], await Strings("select state from keys.rotation"));
        Assert.False(File.Exists(Path.Combine(keys.Office, "own.1.key")) || File.Exists(Path.Combine(keys.Gateway, "own.1.key")));
        Assert.Equal(before.Record, (await member.Do(new MyProfile())).Record);
        Assert.Throws<KeyLostException>(() => new FileKeyStore(keys.Office).Unwrap(Purpose.Own, member.Id, wrapped));
        await using var again = site.Restarted();
        Assert.Equal(before.Record, (await again.As(member.User.Token).Do(new MyProfile())).Record);
    }

    [Fact]
    public async Task While_a_key_is_exchanged_no_read_and_no_write_fails()
    {
        var members = await world.Members(30);
        await site.RunJobs();
        var clerk = await world.Clerk();
        using var stop = new CancellationTokenSource();
        var failures = new ConcurrentBag<string>();
        var rounds = 0;
        var use = Enumerable.Range(0, 4).Select(n => Task.Run(() => Use(n, members, clerk, failures, () => Interlocked.Increment(ref rounds), stop.Token))).ToArray();
        foreach (var (kind, name) in new[] { (RotationKind.PurposeKey, "own"), (RotationKind.IndexKey, "index"), (RotationKind.PersonKeys, "own") })
        {
            await Release(kind, name);
            await Watch(kind, () => Volatile.Read(ref rounds));
        }
        await stop.CancelAsync();
        await Task.WhenAll(use);
        Assert.True(failures.IsEmpty, string.Join('\n', failures.Distinct()));
        Assert.True(rounds > 100, $"only {rounds} rounds");
        Assert.Equal(["Finished", "Finished", "Finished"], await Strings("select state from keys.rotation"));
        Assert.Equal(["2"], await Strings("select distinct version::text from members.member_search"));
        Assert.Empty(await Strings(
            "select k.person_id::text from keys.person_key k join keys.rotation r on r.kind = 'PersonKeys' where k.purpose = 'Own' and (k.other is not null or k.rotated_in is null and k.created_at <= r.started_at)"));
        Assert.All(await StolenValues.Try(site, site.Database, keys.Office), c => Assert.Equal(c.Stored, c.Opened)); // no column was forgotten
    }

    private async Task Use(int first, Resident[] members, SiteUser clerk, ConcurrentBag<string> failures, Action round, CancellationToken stop)
    {
        for (var i = first; !stop.IsCancellationRequested; i += 4)
        {
            Note(failures, await members[i % members.Length].Run(new MyProfile()));
            Note(failures, await clerk.Run(new FindMembers("ヤマ")), r => r.Rows.Count > 0);
            if (first == 0)
            {
                Note(failures, await clerk.Run(new RegisterOnBehalf(members[0].EnterpriseId, Employee, "緑川　一", Clock.DayOf(site.Time.Now).AddMonths(-3), AnotherPerson: true)));
            }
            round();
        }
    }

    private async Task Watch(RotationKind kind, Func<int> rounds)
    {
        for (var turn = 0; turn < 40 && (await Strings("select state from keys.rotation order by id desc limit 1"))[0] != "Finished"; turn++)
        {
            await site.Job(new RotateKeys());
            await site.Job(new IndexMembers());
            var seen = rounds();
            for (var waits = 0; rounds() < seen + 20; waits++)
            {
                Assert.True(waits < 12_000, "nobody works any more");
                await Task.Delay(5); // nobody is still inside with what was true before
            }
            if (kind == RotationKind.PersonKeys)
            {
                site.Time.Now += TimeSpan.FromSeconds(61);
            }
        }
    }

    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_where_it_was()
    {
        await world.Members(3);
        await Release(RotationKind.PurposeKey, "own");
        await site.Job(new RotateKeys());
        Assert.Equal(["Running"], await Strings("select state from keys.rotation"));
        await using (var again = site.Restarted())
        {
            await Exhaust(again);
        }
        Assert.Equal(["Finished"], await Strings("select state from keys.rotation"));
        Assert.Equal(["own 2"], await Strings("select distinct key_name || ' ' || key_version from keys.person_key where purpose = 'Own'"));
    }

    [Fact]
    public async Task A_version_is_not_retired_while_somebody_is_wrapping_under_it()
    {
        await world.Member();
        var newcomer = Guid.CreateVersion7();
        var store = new FileKeyStore(keys.Office);
        await using var slow = new NpgsqlConnection(site.Superuser);
        await slow.OpenAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await using (var insert = new NpgsqlCommand("insert into keys.person_key (person_id, purpose, wrapped, public_key, created_at) values ($1, 'Own', $2, '\\x', now())", slow, transaction))
        {
            insert.Parameters.Add(new() { Value = newcomer });
            insert.Parameters.Add(new() { Value = store.Wrap(Purpose.Own, newcomer, new byte[32]) });
            await insert.ExecuteNonQueryAsync();
        }
        await Release(RotationKind.PurposeKey, "own");
        var rotation = Exhaust();
        await Task.Delay(300);
        Assert.False(rotation.IsCompleted);
        Assert.True(File.Exists(Path.Combine(keys.Office, "own.1.key")));
        await transaction.CommitAsync();
        await rotation;
        await Exhaust();
        Assert.Equal(["Finished"], await Strings("select state from keys.rotation"));
        var wrapped = await Bytes($"select wrapped from keys.person_key where person_id = '{newcomer}' and key_version = 2");
        Assert.Equal(new byte[32], store.Unwrap(Purpose.Own, newcomer, wrapped));
    }

    [Fact]
    public async Task Nobody_releases_what_they_proposed()
    {
        var one = await site.Staff(StaffRole.System);
        var proposed = await one.Do(new ProposeRotation(RotationKind.PurposeKey, "own", RotationReason.Schedule));
        Assert.Equal("keys-two-people", (await one.Run(new DecideRotation(proposed.RotationId, true))).Refusal!.Code);
        Assert.Equal("keys-rotation-open", (await one.Run(new ProposeRotation(RotationKind.PurposeKey, "own", RotationReason.Schedule))).Refusal!.Code);
        await Exhaust();
        Assert.Equal(["Proposed"], await Strings("select state from keys.rotation"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => Execute("update keys.rotation set state = 'Released', released_by = proposed_by"));
        Assert.Equal("keys_two_people", refused.ConstraintName);
    }

    private static readonly EmployeeForm Employee = new()
    {
        FamilyName = "新川",
        GivenName = "まこと",
        FamilyKana = "シンカワ",
        GivenKana = "マコト",
        BornOn = "1991-06-05",
        HiredOn = "2015-04-01",
    };

    private async Task Release(RotationKind kind, string name)
    {
        var (one, two) = (await site.Staff(StaffRole.System), await site.Staff(StaffRole.System));
        var proposed = await one.Do(new ProposeRotation(kind, name, RotationReason.Schedule));
        await two.Do(new DecideRotation(proposed.RotationId, true));
    }

    private Task Exhaust() => Exhaust(site);

    private static async Task Exhaust(Site on)
    {
        while ((await on.Job(new RotateKeys())).Value.Moved)
        {
        }
    }

    private static void Note<T>(ConcurrentBag<string> failures, Outcome<T> outcome, Func<T, bool>? holds = null)
    {
        if (!outcome.Succeeded || holds?.Invoke(outcome.Value) == false)
        {
            failures.Add($"{typeof(T).FullName}: {(outcome.Succeeded ? "nothing found" : outcome.Refusals[0].Code)}");
        }
    }

    private async Task<IReadOnlyList<string>> Strings(string sql) => await site.Database.Read<string>(sql);
    private async Task<byte[]> Bytes(string sql) => (await site.Database.Read<byte[]>(sql))[0];
    private async Task Execute(string sql) => await site.Database.Execute(sql);
}

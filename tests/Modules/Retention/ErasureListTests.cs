using Npgsql;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Search;
using WelfareMutual.Retention.Contracts;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Retention;

// FEATURES RET-04: the list that is played again to a restored backup.
public sealed class ErasureListTests : IAsyncLifetime
{
    private LeaverWorld world = null!;

    public async Task InitializeAsync() => world = await LeaverWorld.Start();

    public async Task DisposeAsync() => await world.DisposeAsync();

    private IKeyStore Keys => new FileKeyStore(world.Keys.Office);

    [Fact]
    public async Task An_older_copy_has_nothing_of_the_erased_after_the_list_was_played_to_it()
    {
        var (leaver, stayer) = (await world.FullMember(), await world.FullMember());
        await world.Leave(leaver);
        world.Years(13);
        await using var copy = await Copy();
        await world.Purge();
        var list = await new ErasureFolder(world.List).All(Keys, CancellationToken.None);
        Assert.Equal([leaver.Id], list.SelectMany(f => f.People).Select(p => p.Id));

        await using var owner = new NpgsqlConnection(copy.Address);
        await owner.OpenAsync();
        Assert.True(await ErasureReplay.Residue(owner, list, CancellationToken.None) > 10);
        var staying = await Count(owner, stayer.Id);
        var report = await ErasureReplay.Run(owner, list, CancellationToken.None);
        Assert.Equal((1, 0L), (report.People, report.Left));
        Assert.True(report.Rows > 0, "rows that were over by themselves came back");
        Assert.Equal(0L, await ErasureReplay.Residue(owner, list, CancellationToken.None));
        Assert.True(await Count(owner, stayer.Id) is > 10 and var left && left < staying, "the stayer's own old documents are gone too, and nothing else");
        Assert.Equal(new ErasureReplay.Report(1, 0, 0), await ErasureReplay.Run(owner, list, CancellationToken.None));
        Assert.Equal(list.Count, (int)(long)(await Database.DatabaseFixture.Scalar(owner, "select count(*) from retention.list_file"))!);
    }

    [Fact]
    public async Task A_list_that_is_not_whole_is_refused_by_name()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await world.Leave(await world.World.Member());
            world.Years(13);
            await world.Purge();
        }
        var folder = new ErasureFolder(world.List);
        Assert.Equal([1, 2, 3, 4], (await folder.All(Keys, CancellationToken.None)).Select(f => f.Number));
        var (first, second) = (Path.Combine(world.List, "00000001.erased.json"), Path.Combine(world.List, "00000002.erased.json"));
        var (one, two) = (await File.ReadAllTextAsync(first), await File.ReadAllTextAsync(second));

        await Broken(first, one.Replace("\"kind\": \"Member\"", "\"kind\": \"Officer\"", StringComparison.Ordinal), "00000001.erased.json is damaged or not ours");
        await Broken(second, two[..^20], "00000002.erased.json is damaged or not ours");
        await Broken(first, two, "00000001.erased.json is damaged or not ours");
        File.Move(first, first + ".away");
        Assert.Equal("00000001.erased.json is missing or was exchanged", (await Assert.ThrowsAsync<InvalidDataException>(() => folder.All(Keys, CancellationToken.None))).Message);
        File.Move(first + ".away", first);
        Assert.Equal(4, (await folder.All(Keys, CancellationToken.None)).Count);

        async Task Broken(string path, string content, string message)
        {
            var whole = await File.ReadAllTextAsync(path);
            File.Delete(path);
            await File.WriteAllTextAsync(path, content);
            Assert.Equal(message, (await Assert.ThrowsAsync<InvalidDataException>(() => folder.All(Keys, CancellationToken.None))).Message);
            await File.WriteAllTextAsync(path, whole);
        }
    }

    [Fact]
    public async Task The_list_names_nobody_and_a_file_written_before_a_kill_is_taken_on()
    {
        var leaver = await world.FullMember();
        var number = await world.Number(leaver);
        await world.Leave(leaver);
        world.Years(13);
        var purge = await world.Draft();
        await world.Release(purge);
        while (await world.Scalar<long>("select count(*) from retention.list_file") == 0)
        {
            await world.Site.Job(new WelfareMutual.Retention.Purges.RunPurge());
        }
        // The process dies after the file and before the commit that records it.
        await world.Site.Database.Execute("alter table retention.listed disable trigger user; alter table retention.list_file disable trigger user; delete from retention.listed; delete from retention.list_file; alter table retention.listed enable always trigger only_added; alter table retention.list_file enable always trigger only_added");
        Assert.Equal("Done", await world.Finish(purge));
        Assert.Equal(2, Directory.GetFiles(world.List).Length); // the people at once, what went by itself at the end
        var text = string.Concat(Directory.GetFiles(world.List).Select(File.ReadAllText));
        Assert.Contains(leaver.Id.ToString(), text, StringComparison.Ordinal);
        Assert.All([number, "山田", "田中", "サクラ", "someone@example.jp"], personal => Assert.DoesNotContain(personal, text, StringComparison.Ordinal));
    }

    private static async Task<long> Count(NpgsqlConnection owner, Guid person) =>
        (long)(await Database.DatabaseFixture.Scalar(owner, PurgeTests.Residue(person)))!;

    /// <summary>The database as it is now, under another name.</summary>
    private async Task<CopyOfDatabase> Copy()
    {
        var name = $"{world.Site.Database.Name}_copy";
        var to = new NpgsqlConnectionStringBuilder(world.Site.Superuser) { Database = "postgres", Pooling = false };
        await using var server = await Database.DatabaseFixture.Open(to.ConnectionString);
        NpgsqlConnection.ClearAllPools();
        await Database.DatabaseFixture.Scalar(server, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{world.Site.Database.Name}'");
        await Database.DatabaseFixture.Scalar(server, $"create database {name} template {world.Site.Database.Name}");
        for (var connection = 0; connection < 10; connection++)
        {
            // Each of the site's connections that was cut says so once.
            await world.Checker.Run(new MemberDetail("0"));
            await world.Site.Job(new IndexMembers());
        }
        return new(to.ConnectionString, new NpgsqlConnectionStringBuilder(world.Site.Superuser) { Database = name, Pooling = false }.ConnectionString, name);
    }

    private sealed record CopyOfDatabase(string Server, string Address, string Name) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using var server = await Database.DatabaseFixture.Open(Server);
            await Database.DatabaseFixture.Scalar(server, $"drop database {Name} with (force)");
        }
    }
}

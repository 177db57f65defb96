using Npgsql;
using WelfareMutual.Database.Migrator;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Modules.Database;

public sealed class MigratorTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("wm-sql").FullName;
    TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateEmpty();
        Write("order.txt", "# a remark\nkernel\nlater\ntickets\n");
        File.Copy(Path.Combine(Repository.Sql, "roles.sql"), Path.Combine(folder, "roles.sql"));
        Write("kernel/001_create.sql", "create schema kernel; create table kernel.word (id int primary key, text text not null);");
        Write("tickets/001_create.sql", "create schema tickets; insert into kernel.word values (1, 'semicolons; $$ and ''quotes''');");
        Write("tickets/002_more.sql", "do $$ begin insert into kernel.word values (2, 'second'); end $$;");
        Write("kernel/grants.sql", "revoke all on all tables in schema kernel from wm_office; grant usage on schema kernel to wm_office; grant select on kernel.word to wm_office;");
    }

    public async Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        await database.DisposeAsync();
    }

    [Fact]
    public async Task A_folder_without_schemas_gives_the_roles_and_an_empty_record()
    {
        foreach (var schema in Directory.GetDirectories(folder))
            Directory.Delete(schema, recursive: true);
        await Apply();
        Assert.Equal(5L, await Scalar("select count(*) from pg_roles where rolname in ('wm_owner', 'wm_gateway', 'wm_office', 'wm_jobs', 'auditor') and rolcanlogin and not rolsuper and not rolbypassrls"));
        Assert.Equal(1L, await Scalar("select count(*) from pg_roles where rolname = 'wm_backup' and rolcanlogin and rolbypassrls and not rolsuper and 'default_transaction_read_only=on' = any(rolconfig)"));
        Assert.Equal(0L, await Scalar("select count(*) from migrator.applied"));
        Assert.Equal("wm_owner", await Scalar("select pg_get_userbyid(datdba)::text from pg_database where datname = current_database()"));
    }

    [Fact]
    public async Task Numbered_files_run_once_in_the_order_of_the_schemas()
    {
        var first = await Apply();
        var second = await Apply();
        Assert.Equal(["applied kernel/001_create.sql", "applied tickets/001_create.sql", "applied tickets/002_more.sql", "3 applied now, 0 before, 2 repeated"], Lines(first));
        Assert.Equal(["0 applied now, 3 before, 2 repeated"], Lines(second));
        Assert.Equal(2L, await Scalar("select count(*) from kernel.word"));
    }

    [Fact]
    public async Task What_is_created_belongs_to_the_owner_role()
    {
        await Apply();
        Assert.Equal("wm_owner", await Scalar("select tableowner::text from pg_tables where schemaname = 'kernel'"));
    }

    [Fact]
    public async Task Grants_are_repeated_on_every_run()
    {
        await Apply();
        await Scalar("revoke all on kernel.word from wm_office");
        await Apply();
        Assert.Equal(true, await Scalar("select has_table_privilege('wm_office', 'kernel.word', 'select')"));
    }

    [Fact]
    public async Task A_grant_that_its_file_no_longer_says_is_withdrawn()
    {
        await Apply();
        Write("kernel/grants.sql", "grant usage on schema kernel to wm_office;");
        await Apply();
        Assert.Equal(false, await Scalar("select has_table_privilege('wm_office', 'kernel.word', 'select')"));
    }

    [Fact]
    public async Task A_failing_repeatable_file_leaves_the_rights_as_they_were()
    {
        await Apply();
        Write("tickets/grants.sql", "grant select on tickets.nowhere to wm_office;");
        await Assert.ThrowsAsync<MigrationException>(Apply);
        Assert.Equal(true, await Scalar("select has_table_privilege('wm_office', 'kernel.word', 'select')"));
    }

    [Fact]
    public async Task A_changed_applied_file_is_refused_by_name()
    {
        await Apply();
        Write("tickets/001_create.sql", "create schema tickets;");
        var refusal = await Assert.ThrowsAsync<MigrationException>(Apply);
        Assert.Contains("tickets/001_create.sql", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_line_ends_are_not_a_change()
    {
        await Apply();
        Write("kernel/001_create.sql", "create schema kernel; create table kernel.word (id int primary key, text text not null);".ReplaceLineEndings("\r\n"));
        Write("tickets/003_two_lines.sql", "select 1;\nselect 2;");
        await Apply();
        Write("tickets/003_two_lines.sql", "select 1;\r\nselect 2;");
        Assert.Equal(["0 applied now, 4 before, 2 repeated"], Lines(await Apply()));
    }

    [Fact]
    public async Task A_vanished_applied_file_is_refused()
    {
        await Apply();
        File.Delete(Path.Combine(folder, "tickets/002_more.sql"));
        var refusal = await Assert.ThrowsAsync<MigrationException>(Apply);
        Assert.Contains("tickets/002_more.sql", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_file_leaves_nothing_of_itself_and_keeps_the_earlier_ones()
    {
        Write("tickets/002_more.sql", "insert into kernel.word values (2, 'lost'); insert into kernel.word values (2, 'twice');");
        var refusal = await Assert.ThrowsAsync<MigrationException>(Apply);
        Assert.StartsWith("tickets/002_more.sql: 23505", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1L, await Scalar("select count(*) from kernel.word"));
        Assert.Equal(2L, await Scalar("select count(*) from migrator.applied"));
    }

    [Fact]
    public async Task Two_migrators_at_once_apply_each_file_once()
    {
        await Task.WhenAll(Apply(), Apply(), Apply());
        Assert.Equal(3L, await Scalar("select count(*) from migrator.applied"));
    }

    [Fact]
    public async Task A_schema_that_the_order_does_not_list_is_refused()
    {
        Write("forgotten/001_create.sql", "create schema forgotten;");
        var refusal = await Assert.ThrowsAsync<MigrationException>(Apply);
        Assert.Contains("forgotten", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_of_one_number_are_refused()
    {
        Write("tickets/002_again.sql", "select 1;");
        await Assert.ThrowsAsync<MigrationException>(Apply);
    }

    [Fact]
    public async Task The_owner_role_migrates_once_the_roles_exist()
    {
        await Apply();
        await RolePasswords.Set(database.Superuser, new Dictionary<string, string> { ["wm_owner"] = (await TestCluster.Get()).PasswordOf("wm_owner") });
        Write("kernel/002_by_owner.sql", "insert into kernel.word values (3, 'third');");
        await Migration.Apply(database.Owner, folder, TextWriter.Null);
        Assert.Equal(3L, await Scalar("select count(*) from kernel.word"));
    }

    async Task<string> Apply()
    {
        var log = new StringWriter();
        await Migration.Apply(database.Superuser, folder, log);
        return log.ToString();
    }

    static string[] Lines(string log) => log.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    async Task<object?> Scalar(string sql)
    {
        await using var connection = new NpgsqlConnection(database.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}

using WelfareMutual.Database.Migrator;
using Xunit;

namespace WelfareMutual.Tests.Modules.Database;

public sealed class SqlFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wm-sql-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Repeatable_files_follow_kind_by_kind_over_the_schemas_and_by_name_within_one()
    {
        Write("b/grants.sql", "a/functions_of_later.sql", "b/functions.sql", "a/functions.sql", "a/grants.sql", "b/views.sql", "a/001_create.sql", "oracle/views.sql");
        var read = SqlFolder.Read(folder);
        Assert.Equal(["a/001_create.sql"], read.Numbered.Select(f => f.Name));
        Assert.Equal(
            ["b/views.sql", "a/functions.sql", "a/functions_of_later.sql", "b/functions.sql", "a/grants.sql", "b/grants.sql", "oracle/views.sql"],
            read.Repeatable.Select(f => f.Name));
    }

    [Theory]
    [InlineData("a/function.sql")]
    [InlineData("a/functionsOfLater.sql")]
    [InlineData("a/01_create.sql")]
    public void A_file_of_no_kind_and_without_a_number_is_refused(string name)
    {
        Write(name);
        Assert.Contains(name, Assert.Throws<MigrationException>(() => SqlFolder.Read(folder)).Message, StringComparison.Ordinal);
    }

    private void Write(params string[] names)
    {
        File.WriteAllText(Path.Combine(folder, "roles.sql"), "");
        File.WriteAllText(Path.Combine(folder, "order.txt"), "a\nb\n");
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.Combine(folder, Path.GetDirectoryName(name)!));
            File.WriteAllText(Path.Combine(folder, name), "");
        }
    }
}

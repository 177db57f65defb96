using WelfareMutual.Database.Migrator;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Modules.Database;

public sealed class SchemaDumpTests
{
    [Fact]
    public void The_committed_schema_was_made_from_the_present_files() =>
        Assert.Equal(SchemaDump.Heading(SqlFolder.Read(Repository.Sql)), File.ReadLines(Path.Combine(Repository.Sql, "schema.sql")).First());
}

using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Personal;

// ARCHITECTURE.md, "Personal data": a change of keys reads and replaces what the modules seal, and no other column.
public sealed class SealedListTests
{
    const string Heading =
        "-- Every sealed column: what a change of keys may read and replace. Written from the modules' mappings by SealedListTests (WM_WRITE_DOCS=1).\n"
        + "create or replace view keys.sealed_column (schema_name, table_name, id_column, person_column, column_name) as values\n";

    [Fact]
    public void The_database_has_the_same_list()
    {
        var path = Path.Combine(Repository.Root, "db", "keys", "views.sql");
        var rows = new SealedTables(Product.Contexts.Select(c => new SealedModel(() => Product.Open(c).Model))).All
            .SelectMany(t => t.Columns.Keys.Select(c => $"    ('{t.Schema}', '{t.Table}', '{t.IdColumn}', '{t.PersonColumn}', '{c}')"))
            .Order(StringComparer.Ordinal).ToArray();
        Assert.True(rows.Length > 60, $"only {rows.Length} sealed columns were found");
        var due = $"{Heading}{string.Join(",\n", rows)};\n";
        if (Environment.GetEnvironmentVariable("WM_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, due);
        }
        var (there, wanted) = (File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n'), due.Split('\n'));
        Findings.None(there.Except(wanted).Select(l => $"only in the database  {l}").Concat(wanted.Except(there).Select(l => $"only in C#  {l}")));
        Assert.Equal(wanted, there);
    }
}

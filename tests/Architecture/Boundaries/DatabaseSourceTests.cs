using Npgsql;
using WelfareMutual.Host.Composition;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Boundaries;

// ASVS 13.2.6: how long, how many, how often, as deploy/PRODUCTION.md says it.
public sealed class DatabaseSourceTests
{
    [Fact]
    public void What_a_connection_string_leaves_open_is_bounded()
    {
        using var source = DatabaseSource.Open("Host=nowhere.invalid;Maximum Pool Size=40");
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        Assert.Equal((3, 5, 1000, 10, 40), (settings.Timeout, settings.CommandTimeout, settings.CancellationTimeout, settings.KeepAlive, settings.MaxPoolSize));
    }

    [Fact]
    public void What_it_says_itself_stays()
    {
        using var source = DatabaseSource.Open("Host=nowhere.invalid;Timeout=9;Command Timeout=20", statementSeconds: 60, connections: 2);
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        Assert.Equal((9, 20, 2), (settings.Timeout, settings.CommandTimeout, settings.MaxPoolSize));
    }

    [Fact]
    public void The_guide_to_production_names_the_same_bounds()
    {
        var guide = Tree.Read("deploy/PRODUCTION.md");
        Assert.All(["`Timeout` 3 s", "`Command Timeout` 5 s (jobs 60 s)", "`Maximum Pool Size` 100"], bound => Assert.Contains(bound, guide, StringComparison.Ordinal));
    }
}

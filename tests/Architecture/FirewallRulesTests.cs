using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Architecture;

// The table "The firewall" in ARCHITECTURE.md, as deploy/firewall.nft must say it and docker-compose.yml with it.
public sealed class FirewallRulesTests
{
    static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "firewall.nft"));
    readonly FirewallRules rules = new(Text);
    readonly ComposeFile compose = new(File.ReadAllText(Path.Combine(Repository.Root, "docker-compose.yml")));

    [Fact]
    public void Only_the_flows_of_the_table_are_declared() => Assert.Equal(
    [
        "internet > dmz portal 443: internet > portal",
        "dmz > gateway gateway 8444: portal > gateway",
        "terminals > office office 8445: terminals > backoffice",
        "gateway > database database 5432: gateway > database",
        "office > database database 5432: backoffice > database",
        "gateway > internet provider 443: gateway > provider",
        "office > internet provider 443: backoffice > provider",
        "office > internet mail 587: backoffice > mail",
        "office > scanner scanner 3310: backoffice > scanner",
    ], rules.Declared);

    [Fact]
    public void Nothing_passes_beside_them() => Assert.Equal(
    [
        "forward: ct state established,related accept",
        "input: type filter hook input priority filter; policy accept;",
        "output: type filter hook output priority filter; policy accept;",
    ], rules.Doors);

    [Fact]
    public void What_is_not_declared_is_logged_counted_and_dropped()
    {
        Assert.Contains("type filter hook forward priority filter; policy drop;", rules.Chains["forward"][0], StringComparison.Ordinal);
        Assert.Equal("        goto refused", rules.Chains["forward"][^1]);
        Assert.Contains("log prefix", rules.Chains["refused"][0], StringComparison.Ordinal);
        Assert.Equal("        counter name dropped drop", rules.Chains["refused"][^1]);
        Assert.All(["input", "output"], chain => Assert.EndsWith("goto refused", rules.Chains[chain][^1], StringComparison.Ordinal));
    }

    [Fact]
    public void The_compose_file_has_the_same_ports()
    {
        Assert.Equal($":{rules.Ports["portal_port"]}:8443", Assert.Single(compose.At("services", "portal", "ports"))[^9..]);
        Assert.Equal([rules.Ports["gateway_port"]], compose.At("services", "gateway", "expose"));
        Assert.EndsWith($":{rules.Ports["office_port"]}:{rules.Ports["office_port"]}", Assert.Single(compose.At("services", "backoffice", "ports")), StringComparison.Ordinal);
        Assert.Equal([rules.Ports["database_port"]], compose.At("services", "postgres", "expose"));
        Assert.Equal([rules.Ports["scanner_port"]], compose.At("services", "scanner", "expose"));
        Assert.Equal([$"${{WM_MAIL_PORT:-{rules.Ports["mail_port"]}}}"], compose.At("services", "backoffice", "environment", "WM__Mail__Port"));
    }

    [Theory]
    [InlineData("gateway > database", "gateway", "postgres", "core")]
    [InlineData("backoffice > database", "backoffice", "postgres", "core")]
    [InlineData("portal > gateway", "portal", "gateway", "dmz")]
    [InlineData("backoffice > scanner", "backoffice", "scanner", "scanning")]
    public void Machines_that_may_meet_share_a_network_of_the_compose_file(string flow, string from, string to, string network)
    {
        Assert.Contains(rules.Declared, d => d.EndsWith(": " + flow, StringComparison.Ordinal));
        Assert.Equal([network], compose.At("services", from, "networks").Intersect(compose.At("services", to, "networks")).Except(["outside"]));
    }

    [Fact]
    public void Nobody_else_meets_the_database_in_either()
    {
        Assert.Equal(["gateway", "office"], rules.Declared.Where(d => d.Contains(" database ", StringComparison.Ordinal)).Select(d => d.Split(' ')[0]));
        Assert.Equal(["backoffice", "gateway", "migrator"], compose.At("services").Where(s => s != "postgres" && compose.At("services", s, "networks").Contains("core")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_wrong_rule_is_seen()
    {
        var open = new FirewallRules(Text.Replace("    chain declared {\n", "    chain declared {\n        iifname $dmz_link tcp dport 5432 accept\n", StringComparison.Ordinal));
        Assert.Equal("        iifname $dmz_link tcp dport 5432 accept", open.Declared[0]);
        var beside = new FirewallRules(Text.Replace("        jump disguised\n", "        ip saddr $portal accept\n", StringComparison.Ordinal));
        Assert.Contains("forward: ip saddr $portal accept", beside.Doors);
    }
}

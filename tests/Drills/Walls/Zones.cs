using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Support.Database;

namespace WelfareMutual.Tests.Drills.Walls;

/// <summary>The zones of production out of network namespaces, joined by one that is the firewall and loads production's rule file.</summary>
internal sealed class Zones : IAsyncDisposable
{
    private const string Prefix = "wmd";
    private static readonly string Mine = $"{Prefix}{Environment.ProcessId}-";
    private static readonly string Deploy = Path.Combine(Repository.Root, "deploy");
    private readonly string folder;

    private Zones(string folder) => this.folder = folder;

    /// <summary>Why zones cannot be built here; null when they can.</summary>
    public static string? Obstacle =>
        !OperatingSystem.IsLinux() ? "network namespaces need Linux"
        : !Shell.IsRoot ? "network namespaces need root: sudo ./wm drill firewall"
        : new[] { "/usr/sbin/ip", "/sbin/ip" }.All(p => !File.Exists(p)) ? "the program ip is missing: apt-get install iproute2"
        : new[] { "/usr/sbin/nft", "/sbin/nft" }.All(p => !File.Exists(p)) ? "the program nft is missing: apt-get install nftables"
        : null;

    public static string NameOf(Machine machine) => Mine + machine.Name;
    public static IReadOnlyList<string> Enter(Machine machine) => ["ip", "netns", "exec", NameOf(machine)];
    private static string Wall => Mine + "wall";

    /// <param name="folder">For the addresses that the rule file includes.</param>
    public static async Task<Zones> Build(string folder)
    {
        await RemoveLeftovers();
        var zones = new Zones(folder);
        try
        {
            await zones.Connect();
            await zones.Load();
            return zones;
        }
        catch
        {
            await zones.DisposeAsync();
            throw;
        }
    }

    /// <summary>Loads deploy/firewall.nft itself.</summary>
    /// <param name="wrong">A rule that should not be there, put in front of the refusal.</param>
    public async Task Load(string? wrong = null)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "firewall.addresses.nft"), Addresses);
        await Nft("-I", folder, "-f", Path.Combine(Deploy, "firewall.nft"));
        if (wrong is not null)
        {
            await Nft("insert", "rule", "inet", "welfare_mutual", "declared", wrong);
        }
    }

    public Task Nft(params string[] words) => Shell.Run(["ip", "netns", "exec", Wall, "nft", .. words]);

    public static async Task<long> Dropped() =>
        long.Parse((await Shell.Run("ip", "netns", "exec", Wall, "nft", "list", "counter", "inet", "welfare_mutual", "dropped")).Split("packets ")[1].Split(' ')[0]);

    public ValueTask DisposeAsync() => new(Remove(Mine));

    private static string Addresses => $$"""
        define internet_link = { "{{Machine.Internet.Link}}", "{{Machine.Provider.Link}}", "{{Machine.Mail.Link}}" }
        define dmz_link = "{{Machine.Portal.Link}}"
        define gateway_link = "{{Machine.Gateway.Link}}"
        define office_link = "{{Machine.Office.Link}}"
        define database_link = "{{Machine.Database.Link}}"
        define scanner_link = "{{Machine.Scanner.Link}}"
        define terminals_link = "{{Machine.Terminal.Link}}"
        define portal = {{Machine.Portal.Address}}
        define gateway = {{Machine.Gateway.Address}}
        define office = {{Machine.Office.Address}}
        define database = {{Machine.Database.Address}}
        define scanner = {{Machine.Scanner.Address}}
        define terminals = 10.66.{{Machine.Terminal.Net}}.0/24
        define provider = { {{Machine.Provider.Address}} }
        define mail = {{Machine.Mail.Address}}

        """;

    private async Task Connect()
    {
        await Shell.Run("ip", "netns", "add", Wall);
        await Shell.Run("ip", "netns", "exec", Wall, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
        foreach (var machine in Machine.All)
        {
            var name = NameOf(machine);
            await Shell.Run("ip", "netns", "add", name);
            await Shell.Run("ip", "link", "add", machine.Link, "netns", Wall, "type", "veth", "peer", "name", "eth0", "netns", name);
            await Shell.Run("ip", "-n", Wall, "addr", "add", $"{machine.Router}/24", "dev", machine.Link);
            await Shell.Run("ip", "-n", Wall, "link", "set", machine.Link, "up");
            await Shell.Run("ip", "-n", name, "addr", "add", $"{machine.Address}/24", "dev", "eth0");
            await Shell.Run("ip", "-n", name, "link", "set", "lo", "up");
            await Shell.Run("ip", "-n", name, "link", "set", "eth0", "up");
            await Shell.Run("ip", "-n", name, "route", "add", "default", "via", machine.Router);
            Directory.CreateDirectory($"/etc/netns/{name}");
            await File.WriteAllTextAsync($"/etc/netns/{name}/hosts", "127.0.0.1 localhost\n" + string.Concat(Machine.All.Select(m => $"{m.Address} {m.HostName}\n")));
        }
    }

    /// <summary>Namespaces, and what runs in them, of drills whose process is gone.</summary>
    private static async Task RemoveLeftovers()
    {
        foreach (var owner in await Owners())
        {
            if (!Directory.Exists($"/proc/{owner}"))
            {
                await Remove($"{Prefix}{owner}-");
            }
        }
    }

    private static async Task<IReadOnlyList<string>> Owners() =>
        [.. (await Names()).Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.Contains('-')).Select(n => n[Prefix.Length..n.IndexOf('-')]).Distinct()];

    private static async Task<IReadOnlyList<string>> Names() =>
        [.. (await Shell.Run("ip", "netns", "list")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')[0])];

    private static async Task Remove(string prefix)
    {
        foreach (var name in (await Names()).Where(n => n.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var (_, pids) = await Shell.Try("ip", "netns", "pids", name);
            foreach (var pid in pids.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(p => p != $"{Environment.ProcessId}"))
            {
                await Shell.Try("kill", "-9", pid);
            }
            await Shell.Try("ip", "netns", "del", name);
            await Shell.Remove($"/etc/netns/{name}");
        }
    }
}

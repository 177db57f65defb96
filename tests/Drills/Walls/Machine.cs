using System.Globalization;

namespace WelfareMutual.Tests.Drills.Walls;

/// <summary>One machine behind the firewall: a network namespace on a link of its own.</summary>
/// <param name="Link">The firewall's end of its link.</param>
/// <param name="Net">Third byte of its network.</param>
internal sealed record Machine(string Name, string Link, int Net, string HostName)
{
    public static readonly Machine Internet = new("internet", "wan0", 1, "visitor.wm.test");
    public static readonly Machine Portal = new("portal", "dmz0", 2, "portal.wm.test");
    public static readonly Machine Gateway = new("gateway", "core-gateway", 3, "gateway");
    public static readonly Machine Office = new("backoffice", "core-office", 4, "office.wm.test");
    public static readonly Machine Database = new("database", "core-db", 5, "database.wm.test");
    public static readonly Machine Scanner = new("scanner", "core-scanner", 6, "scanner.wm.test");
    public static readonly Machine Terminal = new("terminals", "vpn0", 7, "terminal.wm.test");
    public static readonly Machine Provider = new("provider", "pay0", 8, "provider.wm.test");
    public static readonly Machine Mail = new("mail", "relay0", 9, "relay.wm.test");

    public static readonly IReadOnlyList<Machine> All = [Internet, Portal, Gateway, Office, Database, Scanner, Terminal, Provider, Mail];

    public string Address => string.Create(CultureInfo.InvariantCulture, $"10.66.{Net}.10");
    public string Router => string.Create(CultureInfo.InvariantCulture, $"10.66.{Net}.1");
}

/// <summary>Who may open a connection to whom, as the table "The firewall" in ARCHITECTURE.md has it.</summary>
internal sealed record Flow(Machine From, Machine To, int Port)
{
    /// <summary>The provider and whoever runs the mail relay are on the Internet too, and may visit the portal.</summary>
    public static readonly IReadOnlyList<Flow> Declared =
    [
        new(Machine.Internet, Machine.Portal, 443), new(Machine.Provider, Machine.Portal, 443), new(Machine.Mail, Machine.Portal, 443),
        new(Machine.Portal, Machine.Gateway, 8444), new(Machine.Terminal, Machine.Office, 8445),
        new(Machine.Gateway, Machine.Database, 5432), new(Machine.Office, Machine.Database, 5432),
        new(Machine.Gateway, Machine.Provider, 443), new(Machine.Office, Machine.Provider, 443),
        new(Machine.Office, Machine.Mail, 587), new(Machine.Office, Machine.Scanner, 3310),
    ];

    public override string ToString() => $"{From.Name} > {To.Name} {Port}";
}

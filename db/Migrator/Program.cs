using Npgsql;
using WelfareMutual.Database.Migrator.Development;

namespace WelfareMutual.Database.Migrator;

public sealed class Program
{
    const string Help = """
        migrate    [--sql db]                       apply what is pending, then the repeatable files; set the roles' passwords if given
        status     [--sql db]                       list the numbered files; exit code 1 when something is pending
        dump       [--sql db]                       write schema.sql there
        keys       --folder F                       make the key files that are missing, in F/gateway, F/office and F/backup
        keys-status --folder F                      versions of the keys in F, and what lies under each
        keys-rotate --key own                       propose a change of that key; staff release it
        cards      --folder F --names a,b,c         make a demo card authority and the cards that are missing
        cards-show --folder F --names a,b,c         what the register of cards asks for: serial number, fingerprint, last day
        terminals  --folder F --names T-01,T-02     make the terminals' authority and the certificates that are missing
        tls        --folder F                       make the transport's authorities and certificates that are missing
        endpoints  --folder F name=address ...      write F/endpoints.json from the addresses, F/demo.json and F/cards; print it for people
        Settings: WM__Database__Owner, Roles__{Owner,Gateway,Office,Jobs,Auditor,Backup}Password, as environment or as files in /run/secrets.
        """;

    public static async Task<int> Main(string[] arguments)
    {
        try
        {
            return await Run(arguments.FirstOrDefault() ?? "", new Options(arguments.Skip(1).ToArray()));
        }
        catch (Exception refusal) when (refusal is MigrationException or NpgsqlException)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 2;
        }
    }

    static async Task<int> Run(string verb, Options options)
    {
        switch (verb)
        {
            case "migrate":
                await Migration.Apply(Settings.OwnerConnection, options.Sql, Console.Out);
                await RolePasswords.Set(Settings.OwnerConnection, Settings.RolePasswords);
                return 0;
            case "status":
                return await Migration.Status(Settings.OwnerConnection, options.Sql, Console.Out) ? 0 : 1;
            case "dump":
                var dump = await SchemaDump.Make(Settings.OwnerConnection, SqlFolder.Read(options.Sql));
                await File.WriteAllTextAsync(Path.Combine(options.Sql, "schema.sql"), dump);
                return 0;
            case "keys":
                KeyFolders.Fill(options.Folder);
                return 0;
            case "keys-status":
                await KeyState.Print(Settings.OwnerConnection, options.Folder, Console.Out);
                return 0;
            case "keys-rotate":
                await KeyState.Propose(Settings.OwnerConnection, options.Key, Console.Out);
                return 0;
            case "cards":
                DemoCards.Fill(options.Folder, options.Names);
                return 0;
            case "cards-show":
                await DemoCards.Show(options.Folder, options.Names, Console.Out);
                return 0;
            case "terminals":
                TerminalCertificates.Fill(options.Folder, options.Names);
                return 0;
            case "tls":
                TransportCertificates.Fill(options.Folder);
                return 0;
            case "endpoints":
                await Endpoints.Write(options.Folder, options.Pairs, Console.Out);
                return 0;
            default:
                await Console.Error.WriteLineAsync(Help);
                return 64;
        }
    }

    sealed class Options(string[] arguments)
    {
        public string Sql => After("--sql") ?? "db";
        public string Folder => After("--folder") ?? throw new MigrationException("--folder is missing");
        public string Key => After("--key") ?? throw new MigrationException("--key is missing");
        public string[] Names => (After("--names") ?? throw new MigrationException("--names is missing")).Split(',');

        public Dictionary<string, string> Pairs => arguments.Where(a => a.IndexOf('=') > 0).Select(a => a.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

        string? After(string name) => arguments.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
    }
}

using System.Text;
using WelfareMutual.Backups.Taking;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Drills.Workload;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Drills.Reliability;

internal sealed class PlainTextHunt : IDrill
{
    /// <summary>Values that no code, page or demo data holds.</summary>
    private static readonly Dictionary<string, string> Needles = new(StringComparer.Ordinal)
    {
        ["family name"] = "標的澤",
        ["given name"] = "麒麟丸",
        ["kana"] = "ヒョウテキザワ",
        ["address"] = "汐見市沈黙町987-654",
        ["phone"] = "090-9753-1864",
        ["mail"] = "hyoteki-kirin@example.invalid",
        ["account"] = "9753186",
        ["holder"] = "ヒヨウテキザワ キリンマル",
        ["spouse"] = "標的川　鳳凰",
        ["password"] = "himitsu-no-hyoteki-9753",
    };

    public string Id => "D19";
    public string Hypothesis => "After a member's whole way through the system no name, address, account, password or token stands readable in tables, WAL, dump, backups, server log or our logs";
    public string Plant => "a table with a name in it, dropped again";
    public string PlantShows => "PLAIN";

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        await stage.StartHosts();
        var tokens = await Journeys(stage, ct);
        if (options.Planted)
        {
            await stage.Query($"create table public.forgotten as select '{Needles["family name"]}' as name; drop table public.forgotten");
        }
        foreach (var host in new[] { stage.Portal, stage.Gateway, stage.Office })
        {
            await host.Kill();
        }
        var failures = await Backup(stage);
        await stage.Query("checkpoint");
        var dump = stage.Evidence["dump.sql"];
        await Dump(stage, dump);
        var needles = Needles.Concat(tokens.Select((t, i) => KeyValuePair.Create($"token {i + 1}", t))).ToArray();
        var files = Files(stage, dump);
        var findings = files.SelectMany(f => Seen(f, needles)).ToList();
        File.Delete(dump);
        if (files.Count(f => f.Extension == ".wmb") != 4)
        {
            findings.Add($"FEW the backups were not there to be looked through: {string.Join(' ', failures)}");
        }
        if (files.Count < 50)
        {
            findings.Add($"FEW only {files.Count} files were looked through");
        }
        return Verdict.Of($"{needles.Length} values in 3 writings looked for in {files.Count} files, {files.Sum(f => f.Length) / 1048576} MB", findings);
    }

    /// <summary>Registered, signs in badly, claims with an account, looks at own pages, buys.</summary>
    private static async Task<IReadOnlyList<string>> Journeys(Stage stage, CancellationToken ct)
    {
        var member = await stage.World.Member(Guid.Parse((await stage.Query("select id from enterprises.enterprise order by number limit 1"))[0]), new EmployeeForm
        {
            FamilyName = Needles["family name"],
            GivenName = Needles["given name"],
            FamilyKana = Needles["kana"],
            GivenKana = "キリンマル",
            BornOn = "1990-05-04",
            HiredOn = "2015-04-01",
            PostalCode = "651-0001",
            Address = Needles["address"],
            Phone = Needles["phone"],
            Mail = Needles["mail"],
        });
        await stage.Site.RunJobs();
        var day = Clock.DayOf(stage.Site.Time.Now).AddDays(-3).ToString("yyyy-MM-dd");
        var claim = await ClaimWorld.Draft(member.User,
        [
            ("date", new() { ["Date"] = day }), ("spouse", new() { ["Name"] = Needles["spouse"], ["Kana"] = "ひょうてきがわ ほうおう" }),
            ("bank", new() { ["Bank"] = "0001" }), ("branch", new() { ["Branch"] = "001" }),
            ("account", new() { ["AccountKind"] = "Ordinary", ["AccountNumber"] = Needles["account"], ["Holder"] = Needles["holder"] }),
        ]);
        await member.User.Do(new SubmitClaim(claim, true));
        var journal = new Journal(stage.Evidence);
        using var visitor = new PortalVisitor(new Uri(stage.Portal.Address), stage.Door(stage.Portal), member.User.Token!, journal);
        foreach (var path in new[] { "/home", "/my/profile", "/my/cases", "/my/card", "/my/family" })
        {
            await visitor.Once(new HttpRequestMessage(HttpMethod.Get, path));
        }
        using var stranger = new PortalVisitor(new Uri(stage.Portal.Address), stage.Door(stage.Portal), "none", journal);
        if (await stranger.Page("/sign-in", ct) is { } page && Form.Of(page) is { } form)
        {
            foreach (var name in form.Keys.Where(k => k.StartsWith("Input.", StringComparison.Ordinal)).ToArray())
            {
                form[name] = name.Contains("Password", StringComparison.Ordinal) ? Needles["password"] : Needles["mail"];
            }
            await stranger.Once(Form.Post("/sign-in", form));
        }
        stage.Evidence.Note(journal.ToString());
        return [member.User.Token!];
    }

    /// <summary>Into the stage's folder, which is looked through.</summary>
    private static async Task<IReadOnlyList<string>> Backup(Stage stage)
    {
        await using var site = Site.On(stage.Theatre.Inside(stage.Cluster, stage.Database), stage.Site.Time, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["WM:Backup:Folder"] = Path.Combine(stage.Folder, "backups"),
            ["WM:Backup:Keys"] = Path.Combine(stage.Theatre.Keys, "backup"),
            ["WM:Database:Backup"] = stage.Cluster.To(stage.Database, "wm_backup"),
        });
        return (await site.Job(new TakeBackup { Now = true })).Value.Failures;
    }

    private static async Task Dump(Stage stage, string file)
    {
        var to = new Npgsql.NpgsqlConnectionStringBuilder(stage.Superuser);
        await Shell.Run("env", $"PGPASSWORD={to.Password}", Path.Combine(Cluster.Binaries, "pg_dump"), "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, "-f", file, to.Database!);
    }

    private static List<FileInfo> Files(Stage stage, string dump) =>
    [
        .. new DirectoryInfo(stage.Cluster.DataFolder).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Name != "postmaster.pid"),
        .. new DirectoryInfo(stage.Folder).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Name != "payments.json"),
        new(dump), .. new DirectoryInfo(stage.Evidence.Folder).EnumerateFiles("*.log").Where(f => !f.Name.StartsWith("Dev.", StringComparison.Ordinal)),
    ];

    private static IEnumerable<string> Seen(FileInfo file, KeyValuePair<string, string>[] needles)
    {
        if (!file.Exists)
        {
            yield break;
        }
        var bytes = File.ReadAllBytes(file.FullName);
        foreach (var (what, value) in needles)
        {
            byte[][] writings = [Encoding.UTF8.GetBytes(value), Encoding.Unicode.GetBytes(value), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(value)))];
            if (writings.Any(w => bytes.AsSpan().IndexOf(w) >= 0))
            {
                yield return $"PLAIN {what} in {file.Directory!.Name}/{file.Name}";
            }
        }
    }
}

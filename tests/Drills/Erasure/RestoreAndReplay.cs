using System.Diagnostics;
using Npgsql;
using WelfareMutual.Audit.Chain;
using WelfareMutual.Backups.Envelope;
using WelfareMutual.Backups.Archives;
using WelfareMutual.Backups.Restoring;
using WelfareMutual.Database.Migrator;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Own;
using WelfareMutual.Tests.Drills.Checks;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Processes;

namespace WelfareMutual.Tests.Drills.Erasure;

internal sealed class RestoreAndReplay : IDrill
{
    private const string Restored = "restored";
    private static readonly string[] Roles = ["wm_gateway", "wm_office", "wm_jobs", "auditor", "wm_backup"];
    private static readonly TimeSpan Promised = TimeSpan.FromMinutes(30);

    public string Id => "D18";
    public string Hypothesis => "A backup of before a purge, restored into a fresh cluster, lets no host in until the purge was carried out again; then everything else is there, row by row; a damaged one is refused";
    public string Plant => "somebody opens the restored database by hand instead of replaying";
    public string PlantShows => "BACK";

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        await using var foundation = await Foundation.Build(stage);
        var (leaver, stayer) = (await foundation.World.FullMember(), await foundation.World.FullMember());
        await foundation.World.Leave(leaver);
        var orders = await Orders(stage, foundation.Superuser);
        while ((await foundation.Site.Job(new ChainEntries())).Value.More)
        {
            // an entry without a number is broken only after five seconds: none may be waiting in the backup
        }
        var broken = await Invariants.Broken(stage, foundation.Superuser); // nobody delivers mail here
        var older = await foundation.Take();
        foundation.World.Years(13);
        await foundation.World.Purge();
        await foundation.Take();

        var findings = new List<string>(await Damaged(foundation, older, ct));
        await using var fresh = await Cluster.Make(stage.Theatre.Folder("fresh"));
        await fresh.Start();
        var clock = Stopwatch.StartNew();
        var restoration = foundation.Into(fresh);
        var (data, keys) = await restoration.Choose(older, ct);
        await restoration.Into(Restored, data, keys, foundation.Site.Time.Now, ct);
        var filled = clock.Elapsed;
        await RolePasswords.Set(fresh.Superuser, Roles.ToDictionary(role => role, fresh.PasswordOf));
        Point(stage, foundation, fresh);
        findings.AddRange(await Starts(stage));
        clock.Restart();
        await Open(foundation, restoration, options.Planted, fresh, ct);
        var replayed = clock.Elapsed;
        foreach (var host in new[] { stage.Gateway, stage.Office })
        {
            await host.Start();
            await host.Kill();
        }
        findings.AddRange(await Left(stage, foundation, fresh, leaver, stayer, orders));
        findings.AddRange((await Invariants.Broken(stage, fresh.To(Restored, "auditor"))).Except(broken, StringComparer.Ordinal));
        if (filled + replayed > Promised)
        {
            findings.Add($"LATE it took {filled + replayed}");
        }
        return Verdict.Of($"{data.Rows} rows of {data.Tables.Count} tables back and compared in {filled.TotalSeconds:0.0} s, purge carried out again in {replayed.TotalSeconds:0.0} s", findings);
    }

    /// <summary>One bit, a cut tail, a manifest of another: nothing may be made of it.</summary>
    private static async Task<List<string>> Damaged(Foundation foundation, string name, CancellationToken ct)
    {
        var findings = new List<string>();
        foreach (var (what, damage) in new (string, Func<byte[], byte[]>)[] { ("a flipped bit", b => { b[b.Length / 3] ^= 4; return b; }), ("a cut tail", b => b[..^40]), ("nothing in it", _ => []) })
        {
            var folder = Directory.CreateTempSubdirectory("wm-damaged-").FullName;
            foreach (var file in Directory.GetFiles(foundation.Backups))
            {
                var bytes = await File.ReadAllBytesAsync(file, ct);
                await File.WriteAllBytesAsync(Path.Combine(folder, Path.GetFileName(file)), Path.GetFileName(file) == $"{name}.wmb" ? damage(bytes) : bytes, ct);
            }
            try
            {
                await new Archive(folder, new BackupKeys(foundation.BackupKeys)).Check(name, ct);
                findings.Add($"DAMAGED a backup with {what} passed for whole");
            }
            catch (DamagedBackupException refused) when (refused.Part.StartsWith(name, StringComparison.Ordinal))
            {
                // as it should be
            }
            Directory.Delete(folder, true);
        }
        return findings;
    }

    private static void Point(Stage stage, Foundation foundation, Cluster fresh)
    {
        (stage.Gateway.Settings["WM:Database"], stage.Gateway.Settings["WM:Keys"]) = (fresh.ByNetwork(Restored, "wm_gateway"), foundation.Keys.Gateway);
        (stage.Office.Settings["WM:Database:Office"], stage.Office.Settings["WM:Database:Jobs"]) = (fresh.ByNetwork(Restored, "wm_office"), fresh.ByNetwork(Restored, "wm_jobs"));
        (stage.Office.Settings["WM:Keys"], stage.Office.Settings["WM:Keys:Gateway"]) = (foundation.Keys.Office, foundation.Keys.Gateway);
    }

    private static async Task<IReadOnlyList<string>> Starts(Stage stage)
    {
        var findings = new List<string>();
        foreach (var host in new[] { stage.Gateway, stage.Office })
        {
            var settings = new Dictionary<string, string>(host.Settings, StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = $"http://localhost:{HostProcess.FreePort()}" };
            await using var process = HostProcess.Start(host.Name, "Development", settings, null, stage.Evidence[$"{host.Name}-closed.log"]);
            var (code, errors) = await process.Ended();
            findings.AddRange(code == 78 && errors.Contains("was restored from", StringComparison.Ordinal) ? [] : [$"STARTS {host.Name} on a database that was not replayed: {code} {errors}"]);
        }
        return findings;
    }

    private static async Task Open(Foundation foundation, Restoration restoration, bool byHand, Cluster fresh, CancellationToken ct)
    {
        if (byHand)
        {
            await fresh.Execute("update backups.restored set released_at = now(), erasures = 0", Restored);
            await fresh.Execute($"grant connect on database {Restored} to {string.Join(", ", Roles)}");
            return;
        }
        await foundation.Replay(restoration).Run(Restored, foundation.Site.Time.Now, ct);
    }

    private static async Task<List<string>> Left(Stage stage, Foundation foundation, Cluster fresh, Resident leaver, Resident stayer, IReadOnlyList<string> orders)
    {
        var superuser = fresh.To(Restored, "postgres");
        var findings = new List<string>();
        if ((await stage.Query($"select retention.residue(array['{leaver.Id}'::uuid])", superuser))[0] is not "0" and var left)
        {
            findings.Add($"BACK {left} records of somebody who was erased");
        }
        findings.AddRange((await stage.Query($"select purpose from keys.person_key where person_id = '{leaver.Id}'", superuser)).Select(p => $"KEY {p} of somebody who was erased"));
        await using var site = foundation.On(fresh, Restored);
        var profile = await (await site.Member(stayer.Id)).Run(new MyProfile());
        if (!profile.Succeeded || profile.Value.Record.FamilyName.Length == 0)
        {
            findings.Add("CLOSED the record of somebody who stays does not open");
        }
        if (!orders.SequenceEqual(await Orders(stage, superuser)))
        {
            findings.Add("LOST the orders are not those of the backup");
        }
        while ((await site.Job(new ChainEntries())).Value.More)
        {
            // the jobs wrote until they were killed, and the chainer was killed with them
        }
        NpgsqlConnection.ClearAllPools();
        return findings;
    }

    private static Task<IReadOnlyList<string>> Orders(Stage stage, string database) => stage.Query("select id, state, amount, qty from oracle.orders order by id", database);
}

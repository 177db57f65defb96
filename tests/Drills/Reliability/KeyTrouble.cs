using System.Net;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Processes;

namespace WelfareMutual.Tests.Drills.Reliability;

internal sealed class KeyTrouble : IDrill
{
    private const int Readers = 4;

    public string Id => "D16";
    public string Hypothesis => "Without its key or with another no host starts; a key is exchanged under reads although the back office is killed in the middle; the old one opens nothing; an altered cell is not read";
    public string Plant => "somebody kept a copy of the old key and puts it back";
    public string PlantShows => "OPENS";

    public async Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct)
    {
        using var keys = new KeyFolderCopy(stage.Addresses.OfficeKeys, stage.Addresses.GatewayKeys);
        (stage.Gateway.Settings["WM:Keys"], stage.Office.Settings["WM:Keys"], stage.Office.Settings["WM:Keys:Gateway"]) = (keys.Gateway, keys.Office, keys.Gateway);
        stage.Gateway.Settings["WM:Pace:Burst"] = "1000000"; // few sessions read much
        await stage.StartHosts();
        var findings = new List<string>();
        findings.AddRange(await Starts(stage, keys));

        var people = (await stage.Query("select id from members.member order by number limit 12")).Select(Guid.Parse).ToArray();
        var visitors = new List<HttpClient>();
        foreach (var person in people)
        {
            visitors.Add(As(stage, (await stage.Site.Member(person)).Token!));
        }
        var kept = keys.Keep("own.1.key");
        var old = (await stage.Query($"select encode(wrapped, 'hex') from keys.person_key where purpose = 'Own' and person_id = '{people[0]}'"))[0];
        var (reads, failed) = await Rotate(stage, visitors, options, ct);
        findings.AddRange(failed.Distinct().Select(f => $"READ {f}"));
        findings.AddRange((await stage.Query("select key_version, count(*) from keys.person_key where purpose = 'Own' and key_version <> 2 group by 1")).Select(c => $"LEFT {c}"));
        if (options.Planted)
        {
            keys.PutBack("own.1.key", kept);
        }
        findings.AddRange(Opens(keys, people[0], Convert.FromHexString(old)));

        await stage.Query($"update members.member_profile set family_name = set_byte(family_name, length(family_name) - 1, get_byte(family_name, length(family_name) - 1) # 1) where id = '{people[1]}'");
        using var altered = await visitors[1].GetAsync(new Uri("/my/profile", UriKind.Relative), ct);
        findings.AddRange(altered.StatusCode == HttpStatusCode.OK ? ["ALTERED an altered cell was shown"] : []);
        visitors.ForEach(v => v.Dispose());
        return Verdict.Of($"{reads} reads while the key was exchanged, {failed.Count} failed", findings);
    }

    private static async Task<IReadOnlyList<string>> Starts(Stage stage, KeyFolderCopy keys)
    {
        var findings = new List<string>();
        foreach (var (what, host, word) in new[] { ("missing", stage.Gateway, "is missing"), ("another", stage.Gateway, "is not the one"), ("another", stage.Office, "is not the one") })
        {
            using var bad = new KeyFolderCopy(keys.Office, keys.Gateway);
            if (what == "missing")
            {
                bad.Lose("own.1.key");
            }
            else
            {
                bad.Exchange("own.1.key");
            }
            var settings = new Dictionary<string, string>(host.Settings, StringComparer.Ordinal)
            {
                ["WM:Keys"] = host == stage.Gateway ? bad.Gateway : bad.Office,
                ["ASPNETCORE_URLS"] = $"http://localhost:{HostProcess.FreePort()}",
            };
            await using var process = HostProcess.Start(host.Name, "Development", settings, null, stage.Evidence[$"{host.Name}-{what}.log"]);
            var (code, errors) = await process.Ended();
            findings.AddRange(code != 0 && errors.Contains(word, StringComparison.Ordinal) ? [] : [$"STARTS {host.Name} with {what} key: {code} {errors}"]);
        }
        return findings;
    }

    private static async Task<(int Reads, List<string> Failed)> Rotate(Stage stage, List<HttpClient> visitors, DrillOptions options, CancellationToken ct)
    {
        var (reads, failed) = (0, new List<string>());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var use = Enumerable.Range(0, Readers).Select(n => Task.Run(() => Read(n, visitors, failed, () => Interlocked.Increment(ref reads), stop.Token), ct)).ToArray();
        await stage.Query(
            """
            insert into keys.rotation (id, kind, name, from_version, to_version, reason, state, proposed_by, proposed_at, released_by, released_at)
            values (gen_random_uuid(), 'PurposeKey', 'own', 1, 2, 'Schedule', 'Released', gen_random_uuid(), now(), gen_random_uuid(), now())
            """);
        for (var tries = 0; tries < 1200 && (await State(stage)) == "Released"; tries++)
        {
            await Task.Delay(50, ct);
        }
        await Task.Delay(options.Random.Next(20), ct);
        await stage.Office.Restart();
        for (var tries = 0; tries < 1200 && (await State(stage)) != "Finished"; tries++)
        {
            await Task.Delay(100, ct);
        }
        await Task.Delay(300, ct);
        await stop.CancelAsync();
        await Task.WhenAll(use);
        var state = await State(stage);
        stage.Evidence.Note($"rotation {state}, {reads} reads, {failed.Count} failed");
        if (state != "Finished")
        {
            failed.Add($"the rotation stands at {state}");
        }
        return (reads, failed);
    }

    private static async Task Read(int first, List<HttpClient> visitors, List<string> failed, Action read, CancellationToken stop)
    {
        for (var i = first; !stop.IsCancellationRequested; i += Readers)
        {
            using var answer = await visitors[i % visitors.Count].GetAsync(new Uri("/my/profile", UriKind.Relative), CancellationToken.None);
            read();
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                lock (failed)
                {
                    failed.Add($"{(int)answer.StatusCode} {answer.Headers.Location}");
                }
            }
        }
    }

    private static async Task<string> State(Stage stage) => (await stage.Query("select state from keys.rotation"))[0];

    private static IEnumerable<string> Opens(KeyFolderCopy keys, Guid person, byte[] wrapped)
    {
        foreach (var folder in new[] { keys.Office, keys.Gateway })
        {
            var opens = true;
            try
            {
                new FileKeyStore(folder).Unwrap(Purpose.Own, person, wrapped);
            }
            catch (KeyLostException)
            {
                opens = false;
            }
            if (opens)
            {
                yield return "OPENS what was wrapped under the destroyed key still opens";
            }
        }
    }

    private static HttpClient As(Stage stage, string token)
    {
        var door = stage.Door(stage.Portal);
        door.AllowAutoRedirect = false;
        door.CookieContainer = new CookieContainer();
        door.CookieContainer.Add(new Cookie("wm", token, "/", "localhost"));
        return new HttpClient(door) { BaseAddress = new Uri(stage.Portal.Address), Timeout = TimeSpan.FromSeconds(20) };
    }
}

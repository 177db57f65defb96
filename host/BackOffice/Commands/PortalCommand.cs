using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Npgsql;
using WelfareMutual.Identity.Portals;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Host.BackOffice.Commands;

/// <summary>portal list, register NAME (--certificate FILE | --plain) --by CODE --with CODE, revoke NAME --since T --by CODE --with CODE --reason R, without the site.
/// The hour is Japan's. Status 0: done; 1: refused; 64: asked wrongly.</summary>
internal static class PortalCommand
{
    private const string Usage = "portal list | register NAME (--certificate FILE | --plain) --by S001 --with S002 | revoke NAME --since 2026-04-01T09:00 --by S001 --with S002 --reason stolen|suspected|retired|exercise";

    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    public static async Task<int> Run(string[] arguments)
    {
        var (verb, name) = (arguments.FirstOrDefault(), arguments.ElementAtOrDefault(1) ?? "");
        var options = Options(arguments.Skip(2).ToArray());
        if (verb is not ("list" or "register" or "revoke") || options is null || verb != "list" && name.Length == 0)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 64;
        }
        await using var jobs = JobsByHand.Open(JobsByHand.Settings());
        return verb switch
        {
            "list" => await List(jobs.Source),
            "register" => await Register(jobs, name, options),
            _ => await Revoke(jobs, name, options),
        };
    }

    private static async Task<int> List(NpgsqlDataSource source)
    {
        await using var read = source.CreateCommand("select name, thumbprint, revoked_at, reason from kernel.portal order by name");
        await using var row = await read.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            await Console.Out.WriteLineAsync($"{row.GetString(0)}  {row.GetString(1)}  {(row.IsDBNull(2) ? "in use" : $"revoked {row.GetDateTime(2):u} ({row.GetString(3)})")}");
        }
        return 0;
    }

    private static async Task<int> Register(JobsByHand jobs, string name, IReadOnlyDictionary<string, string> options)
    {
        var thumbprint = options.ContainsKey("--plain") ? PortalDoor.WithoutCertificate
            : options.TryGetValue("--certificate", out var file) ? PortalDoor.ThumbprintOf(X509CertificateLoader.LoadCertificateFromFile(file)) : "";
        var outcome = await jobs.Run(new RegisterPortal(name, thumbprint, options.GetValueOrDefault("--by", ""), options.GetValueOrDefault("--with", "")));
        return await Tell(outcome, _ => [$"{name} is registered; the Gateway speaks to it from its next request on"]);
    }

    private static async Task<int> Revoke(JobsByHand jobs, string name, IReadOnlyDictionary<string, string> options)
    {
        if (!DateTime.TryParseExact(options.GetValueOrDefault("--since"), "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 64;
        }
        var since = new DateTimeOffset(hour, Japan).ToUniversalTime();
        var revoke = new RevokePortal(name, since, options.GetValueOrDefault("--by", ""), options.GetValueOrDefault("--with", ""), options.GetValueOrDefault("--reason", ""));
        return await Tell(await jobs.Run(revoke), done =>
        [
            $"{name} is refused from its next request on",
            $"{done.Sessions} sessions ended, {done.Passwords} passwords are to be renewed (letters with keys are written), payments to {done.Held} people wait for a person",
            $"what happened through it since {hour:yyyy-MM-dd HH:mm} in Japan (page 警告 → ポータル shows whose):",
            .. done.Deeds.Select(d => $"  {d.UseCase}  {d.Count} times by {d.People} people"),
        ]);
    }

    private static async Task<int> Tell<T>(Outcome<T> outcome, Func<T, IEnumerable<string>> lines)
    {
        if (!outcome.Succeeded)
        {
            await Console.Error.WriteLineAsync($"{outcome.Refusal!.Code}: {outcome.Refusal.Text}");
            return 1;
        }
        foreach (var line in lines(outcome.Value))
        {
            await Console.Out.WriteLineAsync(line);
        }
        return 0;
    }

    /// <returns>Null when a word is none of ours or lacks its value.</returns>
    private static Dictionary<string, string>? Options(string[] words)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == "--plain")
            {
                read[words[i]] = "";
            }
            else if (words[i] is "--certificate" or "--since" or "--by" or "--with" or "--reason" && i + 1 < words.Length)
            {
                read[words[i]] = words[++i];
            }
            else
            {
                return null;
            }
        }
        return read;
    }
}

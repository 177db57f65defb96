using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Npgsql;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Host.Composition;

/// <summary>What a process must have before it opens its door, and what it must not have in Production.</summary>
public static class StartRequirements
{
    /// <param name="settings">Setting → what it is, for the sentence.</param>
    /// <returns>Sentences for the operator; empty when the process may start.</returns>
    public static IReadOnlyList<string> Missing(IConfiguration configuration, IHostEnvironment environment, IReadOnlyDictionary<string, string> settings)
    {
        var missing = settings.Where(s => string.IsNullOrWhiteSpace(configuration[s.Key]))
            .Select(s => $"{s.Key} is not set: {s.Value} is missing.").ToList();
        if (environment.IsDevelopment())
        {
            return missing;
        }
        missing.AddRange(DevelopmentOnly(configuration));
        missing.AddRange(settings.Keys.Where(k => k.StartsWith("WM:Database", StringComparison.Ordinal)).SelectMany(k => Plain(k, configuration[k])));
        return missing;
    }

    /// <summary>Files that a folder in the settings must hold; nothing while the setting itself is missing.</summary>
    public static IEnumerable<string> Files(IConfiguration configuration, string setting, params string[] names) =>
        configuration[setting] is not { Length: > 0 } folder ? []
        : names.Where(n => !File.Exists(Path.Combine(folder, n))).Take(1).Select(n => $"{setting} names a folder without what it is for: {n} is missing.");

    /// <summary>The first fault of the key folder. Nothing while the setting itself is missing.</summary>
    /// <param name="more">Files that this host needs besides the keys of every process.</param>
    public static IEnumerable<string> Keys(IConfiguration configuration, params string[] more) =>
        configuration["WM:Keys"] is { Length: > 0 } folder
            ? FileKeyStore.Faults(folder).Select(f => $"WM:Keys: {f}").Concat(Files(configuration, "WM:Keys", more)).Take(1) : [];

    /// <summary>Where a folder of the backup key is named, it must hold one. It is never the folder of the data keys.</summary>
    public static IEnumerable<string> BackupKeys(IConfiguration configuration) =>
        configuration["WM:Backup:Keys"] is not { Length: > 0 } folder ? []
        : Path.GetFullPath(folder) == Path.GetFullPath(configuration["WM:Keys"] ?? "/") ? ["WM:Backup:Keys is the folder of the data keys: the backup key lies apart."]
        : Kernel.Sealing.BackupKeys.Faults(folder).Select(f => $"WM:Backup:Keys: {f}").Take(1);

    /// <summary>Where a scanner is named, it is a host and a port. Nothing while the setting itself is missing.</summary>
    public static IEnumerable<string> Scanner(IConfiguration configuration) =>
        configuration["WM:Scanner:Address"] is { Length: > 0 } address
        && !(Uri.TryCreate($"tcp://{address}", UriKind.Absolute, out var at) && at.Port > 0 && at.Authority == address)
            ? ["WM:Scanner:Address is no address of a malware scanner: host:port is expected, as scanner:3310."] : [];

    /// <summary>Prints the sentences and ends the process with status 78 (configuration) when there are any.</summary>
    public static void OrExit(IReadOnlyList<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            Console.Error.WriteLine(sentence);
        }
        if (sentences.Count > 0)
        {
            Environment.Exit(78);
        }
    }

    /// <summary>A database elsewhere is spoken to under TLS, and only if it proves to be the one that is named. Source: ASVS 12.3.1.</summary>
    private static IEnumerable<string> Plain(string setting, string? connection)
    {
        var to = new NpgsqlConnectionStringBuilder(connection ?? "");
        if (to is { Host: { Length: > 0 } host, SslMode: not SslMode.VerifyFull } && !host.StartsWith('/') && host is not ("localhost" or "127.0.0.1" or "::1"))
        {
            yield return $"{setting} leaves this machine without SSL Mode=VerifyFull: the database's certificate must be checked.";
        }
    }

    private static IEnumerable<string> DevelopmentOnly(IConfiguration configuration)
    {
        if (!string.IsNullOrEmpty(configuration["WM:Cards"]))
        {
            yield return "WM:Cards is set: the demo card reader exists in Development only.";
        }
        if (!string.IsNullOrEmpty(configuration["WM:Scanner:Unscanned"]))
        {
            yield return "WM:Scanner:Unscanned is set: documents are opened unscanned in Development only.";
        }
        if (!string.IsNullOrEmpty(configuration["WM:Clock"]))
        {
            yield return "WM:Clock is set: the clock is moved in Development only.";
        }
        if (Uri.TryCreate(configuration["WM:Payments:BaseUrl"], UriKind.Absolute, out var provider) && (provider.Scheme != Uri.UriSchemeHttps || provider.IsLoopback))
        {
            yield return "WM:Payments:BaseUrl is the payment sandbox: Production needs the provider's https address.";
        }
        if (configuration["WM:Payments:ApiKey"]?.StartsWith("sk_test_", StringComparison.Ordinal) == true)
        {
            yield return "WM:Payments:ApiKey is a test key: Production needs a live one.";
        }
        if (configuration["WM:Mail:Host"] is "localhost" or "127.0.0.1" or "::1")
        {
            yield return "WM:Mail:Host is this machine: the mail sink exists in Development only.";
        }
    }
}

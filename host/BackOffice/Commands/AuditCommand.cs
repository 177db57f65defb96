using System.Globalization;
using WelfareMutual.Audit.Chain;

namespace WelfareMutual.Host.BackOffice.Commands;

/// <summary>audit verify [--from D] [--to D]: the log against its chain and its seals, without the site. Status 0: nothing wrong; 1: something is; 64: asked wrongly.</summary>
internal static class AuditCommand
{
    public static async Task<int> Run(string[] arguments)
    {
        if (Read(arguments) is not { } asked)
        {
            await Console.Error.WriteLineAsync("audit verify [--from 2026-04-01] [--to 2026-04-30]");
            return 64;
        }
        var settings = JobsByHand.Settings();
        await using var jobs = JobsByHand.Open(settings);
        var outcome = await jobs.Run(asked);
        if (!outcome.Succeeded)
        {
            await Console.Error.WriteLineAsync($"not verified: {outcome.Refusal!.Code}");
            return 1;
        }
        await Tell(outcome.Value, settings["WM:Audit:Seals"]);
        return outcome.Value.Findings.Count == 0 ? 0 : 1;
    }

    private static VerifyLog? Read(string[] arguments)
    {
        var asked = arguments is ["verify", ..] && arguments.Length % 2 == 1 ? new VerifyLog() : null;
        for (var i = 1; asked is not null && i < arguments.Length; i += 2)
        {
            var isDay = DateOnly.TryParseExact(arguments[i + 1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            asked = (arguments[i], isDay) switch
            {
                ("--from", true) => asked with { From = day },
                ("--to", true) => asked with { To = day },
                _ => null,
            };
        }
        return asked;
    }

    private static async Task Tell(VerifyLog.Result result, string? seals)
    {
        var perSecond = result.Rows / Math.Max(0.001, result.Took.TotalSeconds);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{result.Rows} records verified in {result.Took.TotalSeconds:0.0} s ({perSecond:0} a second); the chain ends at {result.LastSeq}, {result.Waiting} entries wait for a number"));
        await Console.Out.WriteLineAsync(seals is null ? "no folder of seals was given: a tail that was cut off cannot be seen" : $"sealed until {result.Sealed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "never"}");
        foreach (var finding in result.Findings)
        {
            await Console.Out.WriteLineAsync($"BAD {finding}");
        }
        await Console.Out.WriteLineAsync(result.Findings.Count == 0 ? "the log is whole" : "the log is NOT whole");
    }
}

using System.Diagnostics;

namespace WelfareMutual.Tests.Drills.Stages;

/// <summary>Commands of the operating system.</summary>
internal static class Shell
{
    public static bool IsRoot => Environment.UserName == "root";

    /// <summary>PostgreSQL refuses to run as root; then its own user runs it. The words end by exec, so that the process number is the server's.</summary>
    public static IReadOnlyList<string> AsPostgres => IsRoot ? ["setpriv", "--reuid", Postgres, "--regid", Postgres, "--init-groups", "--"] : [];

    public static string Postgres => IsRoot ? "postgres" : Environment.UserName;

    public static Task<string> RunAsPostgres(params string[] command) => Run([.. AsPostgres, .. command]);

    /// <returns>What it wrote.</returns>
    /// <exception cref="InvalidOperationException">It ended with a status other than 0.</exception>
    public static async Task<string> Run(params string[] command)
    {
        var (code, text) = await Try(command);
        return code == 0 ? text : throw new InvalidOperationException($"{string.Join(' ', command)}: {text.Trim()}");
    }

    public static async Task<(int Code, string Text)> Try(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var words = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, words + await errors);
    }

    /// <summary>A folder that may belong to PostgreSQL's user.</summary>
    public static async Task Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            await Run("rm", "-rf", "--one-file-system", folder);
        }
    }
}

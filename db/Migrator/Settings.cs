namespace WelfareMutual.Database.Migrator;

/// <summary>Settings of the console: an environment variable, or a file of that name among the container's secrets.</summary>
internal static class Settings
{
    const string Secrets = "/run/secrets";

    static readonly (string Setting, string Role)[] Roles =
    [
        ("Roles__OwnerPassword", "wm_owner"), ("Roles__GatewayPassword", "wm_gateway"), ("Roles__OfficePassword", "wm_office"),
        ("Roles__JobsPassword", "wm_jobs"), ("Roles__AuditorPassword", "auditor"), ("Roles__BackupPassword", "wm_backup"),
    ];

    public static string OwnerConnection => Read("WM__Database__Owner")
        ?? throw new MigrationException("WM__Database__Owner is not set: the connection string of the administrator or of wm_owner.");

    public static Dictionary<string, string> RolePasswords =>
        Roles.Select(pair => (pair.Role, Password: Read(pair.Setting))).Where(pair => pair.Password is not null)
            .ToDictionary(pair => pair.Role, pair => pair.Password!, StringComparer.Ordinal);

    static string? Read(string name)
    {
        var value = Environment.GetEnvironmentVariable(name);
        if (!string.IsNullOrEmpty(value))
            return value;
        var file = Path.Combine(Secrets, name);
        return File.Exists(file) ? File.ReadAllText(file).Trim() : null;
    }
}

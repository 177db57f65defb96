using Npgsql;
using WelfareMutual.Database.Migrator;

namespace WelfareMutual.Tests.Support.Database;

/// <summary>The migrated database that test databases are cloned from: one for each content of db/**.sql, made once for all processes.</summary>
internal static class TemplateDatabase
{
    const long Lock = 7_361_052_202;

    static readonly string[] Roles = ["wm_owner", "wm_gateway", "wm_office", "wm_jobs", "auditor", "wm_backup"];
    static readonly SemaphoreSlim Gate = new(1, 1);
    static string? known;

    public static async Task<string> Get(TestCluster cluster)
    {
        await Gate.WaitAsync();
        try
        {
            return known ??= await FindOrMake(cluster);
        }
        finally
        {
            Gate.Release();
        }
    }

    static async Task<string> FindOrMake(TestCluster cluster)
    {
        var name = $"wm_template_{SqlFolder.Read(Repository.Sql).Checksum[..16]}";
        await using var connection = new NpgsqlConnection(cluster.Superuser);
        await connection.OpenAsync();
        // Held until the connection closes: other processes wait here and then find the template.
        await using (var wait = new NpgsqlCommand($"select pg_advisory_lock({Lock})", connection) { CommandTimeout = 300 })
            await wait.ExecuteNonQueryAsync();
        var all = await cluster.Databases("wm\\_template\\_%");
        if (all.Contains(name))
            return name;
        foreach (var old in all)
            await cluster.Execute($"drop database if exists {old} with (force)");
        await Make(cluster, name);
        return name;
    }

    // Built under another name and renamed: a build that broke off is never taken for the template.
    static async Task Make(TestCluster cluster, string name)
    {
        const string building = "wm_template_building";
        await cluster.Execute($"create database {building} template template0");
        var log = new StringWriter();
        await Migration.Apply(cluster.ConnectionTo(building), Repository.Sql, log);
        await RolePasswords.Set(cluster.Superuser, Roles.ToDictionary(role => role, cluster.PasswordOf));
        await cluster.Execute($"alter database {building} rename to {name}");
    }
}

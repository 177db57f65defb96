using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace WelfareMutual.Database.Migrator;

/// <summary>Gives the roles of the cluster their passwords.</summary>
public static class RolePasswords
{
    const int Rounds = 4096;

    /// <summary>
    /// Sets the password of each named role. What travels is the SCRAM verifier, computed here:
    /// a password in ALTER ROLE would stand in the server's log.
    /// </summary>
    /// <param name="administratorConnectionString">A connection that may alter roles.</param>
    /// <param name="passwords">Role name to password.</param>
    public static async Task Set(string administratorConnectionString, IReadOnlyDictionary<string, string> passwords)
    {
        var settings = new NpgsqlConnectionStringBuilder(administratorConnectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        foreach (var (role, password) in passwords)
        {
            await using var quote = new NpgsqlCommand("select format('alter role %I login password %L', $1, $2)", connection)
            {
                Parameters = { new() { Value = role }, new() { Value = Verifier(password) } },
            };
            await using var alter = new NpgsqlCommand((string)(await quote.ExecuteScalarAsync())!, connection);
            await alter.ExecuteNonQueryAsync();
        }
    }

    // RFC 5803, as PostgreSQL stores it. SASLprep is left out: passwords of roles are ASCII.
    static string Verifier(string password)
    {
        if (!Ascii.IsValid(password))
            throw new MigrationException("A role's password may hold ASCII characters only.");
        var salt = RandomNumberGenerator.GetBytes(16);
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA256, 32);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${Rounds}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}";
    }
}

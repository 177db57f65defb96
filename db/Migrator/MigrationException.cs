namespace WelfareMutual.Database.Migrator;

/// <summary>The migrator will not go on; the message says why and names the file.</summary>
public sealed class MigrationException(string message, Exception? cause = null) : Exception(message, cause);

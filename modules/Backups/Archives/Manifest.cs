namespace WelfareMutual.Backups.Archives;

/// <summary>What a backup holds.</summary>
internal enum BackupKind
{
    /// <summary>Everything but the rows of the schema keys.</summary>
    Data,

    /// <summary>The rows of the schema keys: wrapped person keys, aliases of the log. Only the latest is kept.</summary>
    Keys,
}

/// <summary>What a backup must be, sealed beside it.</summary>
/// <param name="TakenAt">The moment that it shows.</param>
/// <param name="Sha256">Of the sealed file, in hexadecimal.</param>
/// <param name="Schema">SHA-256 over the numbered files that had been applied.</param>
internal sealed record Manifest(string Name, BackupKind Kind, DateTimeOffset TakenAt, string Sha256, long Bytes, string Schema, IReadOnlyList<TableCount> Tables)
{
    public long Rows => Tables.Sum(t => t.Rows);
}

/// <param name="Digest">Sum over the digests of all rows: the same whatever the rows' order.</param>
internal sealed record TableCount(string Table, long Rows, string Digest);

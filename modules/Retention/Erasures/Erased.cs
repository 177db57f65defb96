namespace WelfareMutual.Retention.Erasures;

/// <summary>Somebody who was erased: ids of the person and of the keys, and nothing that could be read.</summary>
internal sealed class Erased
{
    public Guid SubjectId { get; init; }
    public string Kind { get; init; } = "";
    public Guid PurgeId { get; init; }
    public DateOnly DueOn { get; init; }
    public DateTimeOffset DoneAt { get; init; }

    /// <summary>own.3: purpose and version of the purpose key that the destroyed key was wrapped under.</summary>
    public string[] KeyIds { get; init; } = [];

    /// <summary>Over the ids, the times and digests of the destroyed wrapped keys.</summary>
    public byte[] ProofHash { get; init; } = [];
}

/// <summary>Rows of a table that went by their own age.</summary>
internal sealed class ErasedRows
{
    public Guid PurgeId { get; init; }
    public string TableName { get; init; } = "";
    public string SubjectColumn { get; init; } = "";
    public DateOnly Day { get; init; }
    public int Months { get; init; }
    public bool Fiscal { get; init; }
    public Guid[] Spared { get; init; } = [];
    public DateTimeOffset DoneAt { get; init; }
}

/// <summary>A file of the list that was given away.</summary>
internal sealed class ListFile
{
    public int Number { get; init; }
    public Guid PurgeId { get; init; }
    public byte[] Digest { get; init; } = [];
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>The rows that went by themselves are in one file of a run, with what is left of its people.</summary>
    public bool WithRows { get; init; }
}

internal sealed class Listed
{
    public Guid SubjectId { get; init; }
    public int Number { get; init; }
}

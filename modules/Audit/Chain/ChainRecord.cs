namespace WelfareMutual.Audit.Chain;

/// <summary>An entry with everything the chain is over. Subjects are ordered by the bytes of their alias.</summary>
/// <param name="At">Microseconds since 1970, UTC: what the database keeps, nothing rounded.</param>
internal sealed record ChainRecord(
    Guid Id, long At, string ActorKind, Guid Actor, string Terminal, string UseCase, string Outcome, Guid? ObjectId, string? Reason, Guid RequestId, long TransactionId,
    IReadOnlyList<Subject> Subjects);

/// <param name="Note">Words sealed to the person: the chain is over the ciphertext.</param>
internal sealed record Subject(Guid Alias, byte[]? Note);

/// <summary>A numbered place on the chain, with the entry it holds; null when the entry is gone.</summary>
internal sealed record ChainLink(long Seq, Guid EntryId, byte[] PreviousHash, byte[] Hash, ChainRecord? Record);

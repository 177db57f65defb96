namespace WelfareMutual.Exports.Contracts;

/// <summary>Questions about people's requests for disclosure, correction, stop of use or deletion.</summary>
public interface IRightsRequests
{
    /// <summary>Of these people, those whose request is not finished, with its number: their records must not be destroyed meanwhile. Nobody is seen by it.</summary>
    Task<IReadOnlyDictionary<Guid, string>> OpenOf(IReadOnlyCollection<Guid> people, CancellationToken ct);
}

namespace WelfareMutual.Enterprises.Contracts;

public interface IEnterprises
{
    Task<EnterpriseSummary?> Find(Guid id, CancellationToken ct);
    Task<EnterpriseSummary?> FindByNumber(string number, CancellationToken ct);
    Task<IReadOnlyDictionary<Guid, EnterpriseSummary>> Find(IReadOnlyCollection<Guid> ids, CancellationToken ct);
}

/// <param name="Number">Four digits, the first part of its members' numbers.</param>
/// <param name="AddressLines">For letters to the enterprise.</param>
public sealed record EnterpriseSummary(Guid Id, string Number, string Name, EnterpriseState State, IReadOnlyList<string> AddressLines);

public enum EnterpriseState { Applied, Active, Suspended, Withdrawn }

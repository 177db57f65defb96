namespace WelfareMutual.Identity.Contracts;

/// <summary>Questions about foundation staff, for the records of who did what and for four eyes on persons.</summary>
public interface IStaff
{
    /// <summary>Accounts that are no staff are left out.</summary>
    Task<IReadOnlyDictionary<Guid, StaffPerson>> Find(IReadOnlyCollection<Guid> accounts, CancellationToken ct);

    /// <summary>Writes down whose membership is the staff member's own; null takes it away.</summary>
    /// <returns>False when there is no such staff number.</returns>
    Task<bool> Link(string staffCode, Guid? member, CancellationToken ct);
}

/// <param name="MemberId">The person id of the staff member's own membership of the scheme, or null.</param>
public sealed record StaffPerson(Guid Account, string Name, Guid? MemberId);

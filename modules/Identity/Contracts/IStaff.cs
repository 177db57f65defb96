using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Identity.Contracts;

/// <summary>Questions about foundation staff, for the records of who did what and for four eyes on persons.</summary>
public interface IStaff
{
    /// <summary>Accounts that are no staff are left out.</summary>
    Task<IReadOnlyDictionary<Guid, StaffPerson>> Find(IReadOnlyCollection<Guid> accounts, CancellationToken ct);

    /// <summary>As <see cref="Find"/>, names still sealed: the caller loads the keys of a page at once.</summary>
    Task<IReadOnlyDictionary<Guid, StaffCard>> Cards(IReadOnlyCollection<Guid> accounts, CancellationToken ct);

    /// <summary>By the staff number; null where there is none, or who had it has left. Nobody is seen by it.</summary>
    Task<StaffCard?> FindByCode(string staffCode, CancellationToken ct);

    /// <summary>Everybody who has or had a staff number, and was not erased. Nobody is seen by it.</summary>
    Task<IReadOnlyList<Guid>> EverOf(string staffCode, CancellationToken ct);

    /// <summary>Staff numbers; who is no staff or was erased is left out. Nobody is seen by it.</summary>
    Task<IReadOnlyDictionary<Guid, string>> CodesOf(IReadOnlyCollection<Guid> accounts, CancellationToken ct);

    /// <summary>Writes down whose membership is the staff member's own; null takes it away.</summary>
    Task Link(Guid account, Guid? member, CancellationToken ct);
}

/// <param name="MemberId">The person id of the staff member's own membership of the scheme, or null.</param>
public sealed record StaffPerson(Guid Account, string Name, Guid? MemberId)
{
    /// <summary>What stands for the name of whoever left so long ago that it was erased.</summary>
    public const string Erased = "（消去しました）";
}

/// <param name="Name">Under the staff member's own key.</param>
/// <param name="MemberId">As in <see cref="StaffPerson"/>.</param>
public sealed record StaffCard(Guid Account, Sealed<string> Name, Guid? MemberId);

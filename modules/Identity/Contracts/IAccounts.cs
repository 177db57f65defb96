using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Contracts;

/// <summary>Sign-in accounts of members and HR officers. The caller has made or loaded the person's own key.</summary>
public interface IAccounts
{
    /// <summary>Opens a member's account in the state "invited".</summary>
    /// <param name="number">Member number as printed, 1284-037.</param>
    /// <returns>The activation key to be posted.</returns>
    Task<PostedKey> OpenMember(Guid person, string number, string name, CancellationToken ct);

    /// <summary>As <see cref="OpenMember"/> for many at once (roster): keys in the order of the members.</summary>
    Task<IReadOnlyList<PostedKey>> OpenMembers(IReadOnlyList<NewMemberAccount> members, CancellationToken ct);

    /// <summary>Invites an HR officer of an enterprise. The account id is also the officer's person id.</summary>
    /// <returns>The invitation key to be posted or mailed; single use, expires.</returns>
    Task<PostedKey> InviteOfficer(NewOfficer officer, CancellationToken ct);

    /// <summary>A new key for one who lost password or second factor; earlier keys die. Null when there is no such account.</summary>
    Task<PostedKey?> RenewKey(Guid person, CancellationToken ct);

    /// <summary>The name shown on the frame and sealed into the next session.</summary>
    Task Rename(Guid person, string name, CancellationToken ct);

    /// <summary>Ends sessions at once and refuses sign-in from the day on.</summary>
    Task Close(Guid person, CancellationToken ct);

    Task SetRights(Guid officer, IReadOnlyCollection<OfficerRight> rights, CancellationToken ct);
    Task<IReadOnlyList<OfficerAccount>> OfficersOf(Guid enterprise, CancellationToken ct);

    /// <summary>Who may file rosters today, by enterprise; an enterprise without one is left out. Nobody's name is opened.</summary>
    Task<ILookup<Guid, Guid>> RosterOfficersOf(IReadOnlyCollection<Guid> enterprises, CancellationToken ct);

    /// <summary>Whose officers they are; who is no officer is left out. Nobody's name is opened.</summary>
    Task<IReadOnlyDictionary<Guid, Guid>> EnterprisesOf(IReadOnlyCollection<Guid> accounts, CancellationToken ct);

    /// <summary>By the ID as it is typed, whether the account is closed or not; null where no officer has it. Nobody is seen by it.</summary>
    Task<Guid?> OfficerOf(string login, CancellationToken ct);

    /// <summary>IDs of officers, closed accounts too; who is none or was erased is left out. Counts as a look at them.</summary>
    Task<IReadOnlyDictionary<Guid, string>> OfficerLogins(IReadOnlyCollection<Guid> accounts, CancellationToken ct);

    /// <summary>Null when the account is no officer's, or closed. Counts as a look at the person.</summary>
    Task<Officer?> FindOfficer(Guid account, CancellationToken ct);
}

public sealed record NewMemberAccount(Guid Person, string Number, string Name);
public sealed record NewOfficer(Guid Account, Guid Enterprise, string Login, string Name, string? Mail, IReadOnlyCollection<OfficerRight> Rights);
public sealed record OfficerAccount(Guid Account, string Login, string Name, IReadOnlyCollection<OfficerRight> Rights, AccountState State, DateTimeOffset? InvitationExpires);
public sealed record Officer(Guid Account, Guid Enterprise, string Name);
public enum AccountState { Invited, Active, Closed }

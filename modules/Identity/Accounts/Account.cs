using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Identity.Accounts;

internal enum AccountKind { Member, Officer }

/// <summary>Who may sign in on the portal. The id is the person's id.</summary>
internal sealed class Account : IPersonal, IVersioned
{
    private Account()
    {
    }

    public Guid Id { get; private set; }
    public Guid PersonId => Id;
    public AccountKind Kind { get; private set; }
    public AccountState State { get; private set; }
    public byte[] LoginIndex { get; private set; } = [];
    public Sealed<string> Login { get; private set; } = null!;
    public Sealed<string> Name { get; private set; } = null!;
    public Guid? EnterpriseId { get; private set; }
    public string[] Rights { get; private set; } = [];
    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public int Version { get; set; }

    public static Account OfMember(NewMemberAccount member, LoginName login, SearchIndex index, DateTimeOffset at) => new()
    {
        Id = member.Person,
        Kind = AccountKind.Member,
        State = AccountState.Invited,
        OpenedAt = at,
        LoginIndex = login.Index(index),
        Login = Sealed.Of(login.Text),
        Name = Sealed.Of(member.Name),
    };

    public static Account OfOfficer(NewOfficer officer, LoginName login, SearchIndex index, DateTimeOffset at) => new()
    {
        Id = officer.Account,
        Kind = AccountKind.Officer,
        State = AccountState.Invited,
        OpenedAt = at,
        LoginIndex = login.Index(index),
        Login = Sealed.Of(login.Text),
        Name = Sealed.Of(officer.Name),
        EnterpriseId = officer.Enterprise,
        Rights = [.. officer.Rights.Select(r => r.ToString())],
    };

    public void Rename(string name) => Name = Sealed.Of(name);
    public void Close(DateTimeOffset at) => (State, ClosedAt) = (AccountState.Closed, at);
    public void Grant(IEnumerable<OfficerRight> rights) => Rights = [.. rights.Distinct().Select(r => r.ToString())];

    internal static void Configure(EntityTypeBuilder<Account> entity)
    {
        entity.Sealed(x => x.Login);
        entity.Sealed(x => x.Name);
    }
}

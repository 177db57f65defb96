using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Identity.Accounts;

internal sealed class AccountBook(
    IdentityDb db, PersonKeys keys, SearchIndex index, Sessions sessions, INotices notices, IdentitySettings settings, Clock clock) : IAccounts
{
    private const int Batch = 1000;

    public async Task<PostedKey> OpenMember(Guid person, string number, string name, CancellationToken ct) =>
        (await OpenMembers([new(person, number, name)], ct))[0];

    public async Task<IReadOnlyList<PostedKey>> OpenMembers(IReadOnlyList<NewMemberAccount> members, CancellationToken ct)
    {
        var mailed = new List<PostedKey>(members.Count);
        foreach (var batch in members.Chunk(Batch))
        {
            foreach (var member in batch)
            {
                db.Accounts.Add(Account.OfMember(member, LoginName.Of(member.Number), index, clock.Now));
                mailed.Add(NewKey(member.Person, settings.KeyDays));
            }
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear(); // what stays tracked is looked through at every later save
        }
        return mailed;
    }

    public async Task<PostedKey> InviteOfficer(NewOfficer officer, CancellationToken ct)
    {
        db.Accounts.Add(Account.OfOfficer(officer, LoginName.Of(officer.Login), index, clock.Now));
        var key = NewKey(officer.Account, settings.OfficerKeyDays);
        await db.SaveChangesAsync(ct);
        if (!string.IsNullOrWhiteSpace(officer.Mail))
        {
            await notices.SetAddress(officer.Account, officer.Mail, ct);
            await notices.Tell(officer.Account, "officer-invited", officer.Account, ct);
        }
        return key;
    }

    public async Task<PostedKey?> RenewKey(Guid person, CancellationToken ct)
    {
        if (await Find(person, ct) is not { } account)
        {
            return null;
        }
        foreach (var earlier in await db.MailedKeys.Where(k => k.AccountId == person && k.UsedAt == null && k.DeadAt == null).ToListAsync(ct))
        {
            earlier.Kill(clock.Now);
        }
        await db.SaveChangesAsync(ct); // before the insert: one key is alive at a time
        var key = NewKey(person, account.Kind == AccountKind.Officer ? settings.OfficerKeyDays : settings.KeyDays);
        await db.SaveChangesAsync(ct);
        return key;
    }

    public async Task Rename(Guid person, string name, CancellationToken ct)
    {
        if (await Find(person, ct) is { } account)
        {
            account.Rename(name);
            await db.SaveChangesAsync(ct);
        }
    }

    public async Task Close(Guid person, CancellationToken ct)
    {
        if (await Find(person, ct) is { } account)
        {
            account.Close(clock.Now);
            await db.SaveChangesAsync(ct);
            await sessions.EndAll(person, Guid.Empty, ct);
        }
    }

    public async Task SetRights(Guid officer, IReadOnlyCollection<OfficerRight> rights, CancellationToken ct)
    {
        if (await Find(officer, ct) is { Kind: AccountKind.Officer } account)
        {
            account.Grant(rights);
            await db.SaveChangesAsync(ct);
            await sessions.EndAll(officer, Guid.Empty, ct); // rights are carried by the session
        }
    }

    public async Task<IReadOnlyList<OfficerAccount>> OfficersOf(Guid enterprise, CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking().Where(a => a.EnterpriseId == enterprise).OrderBy(a => a.OpenedAt).ToListAsync(ct);
        await keys.LoadFor(accounts.Select(a => a.PersonId), ct);
        var invited = accounts.Where(a => a.State == AccountState.Invited).Select(a => a.Id).ToArray();
        var expiries = await db.MailedKeys.Where(k => invited.Contains(k.AccountId) && k.UsedAt == null && k.DeadAt == null)
            .ToDictionaryAsync(k => k.AccountId, k => k.ExpiresAt, ct);
        return [.. accounts.Where(a => keys.Holds(a.Id)).Select(a => new OfficerAccount(
            a.Id, a.Login.Open(), a.Name.Open(), [.. a.Rights.Select(Enum.Parse<OfficerRight>)], a.State,
            expiries.TryGetValue(a.Id, out var until) ? until : null))];
    }

    public async Task<ILookup<Guid, Guid>> RosterOfficersOf(IReadOnlyCollection<Guid> enterprises, CancellationToken ct)
    {
        var wanted = enterprises.Distinct().ToArray();
        var active = wanted.Length == 0 ? [] : await db.Accounts.AsNoTracking()
            .Where(a => a.Kind == AccountKind.Officer && a.State == AccountState.Active && a.EnterpriseId != null && wanted.Contains(a.EnterpriseId.Value)).ToListAsync(ct);
        return active.Where(a => a.Rights.Contains(nameof(OfficerRight.Roster))).ToLookup(a => a.EnterpriseId!.Value, a => a.Id);
    }

    public async Task<IReadOnlyDictionary<Guid, Guid>> EnterprisesOf(IReadOnlyCollection<Guid> accounts, CancellationToken ct)
    {
        var wanted = accounts.ToArray();
        return await db.Accounts.AsNoTracking().Where(a => wanted.Contains(a.Id) && a.Kind == AccountKind.Officer).ToDictionaryAsync(a => a.Id, a => a.EnterpriseId!.Value, ct);
    }

    public async Task<Guid?> OfficerOf(string login, CancellationToken ct)
    {
        var wanted = LoginName.Of(login).Index(index);
        return await db.Accounts.AsNoTracking().Where(a => a.Kind == AccountKind.Officer && a.LoginIndex == wanted).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> OfficerLogins(IReadOnlyCollection<Guid> accounts, CancellationToken ct)
    {
        var found = accounts.Count == 0 ? [] : await db.Accounts.AsNoTracking().Where(a => accounts.Contains(a.Id) && a.Kind == AccountKind.Officer).ToListAsync(ct);
        await keys.LoadFor(found.Select(a => a.Id), ct);
        return found.Where(a => keys.Holds(a.Id)).ToDictionary(a => a.Id, a => a.Login.Open());
    }

    public async Task<Officer?> FindOfficer(Guid account, CancellationToken ct)
    {
        var found = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == account && a.Kind == AccountKind.Officer && a.State != AccountState.Closed, ct);
        if (found is null)
        {
            return null;
        }
        await keys.LoadFor(account, ct: ct);
        return keys.Holds(account) ? new(account, found.EnterpriseId!.Value, found.Name.Open()) : null;
    }

    private Task<Account?> Find(Guid person, CancellationToken ct) =>
        db.Accounts.SingleOrDefaultAsync(a => a.Id == person && a.State != AccountState.Closed, ct);

    private PostedKey NewKey(Guid account, int days)
    {
        var key = MailedKeyText.Draw();
        var row = new MailedKey(account, key, clock.Now, TimeSpan.FromDays(days));
        db.MailedKeys.Add(row);
        return new(key.ToString(), row.ExpiresAt);
    }
}

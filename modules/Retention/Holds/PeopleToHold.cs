using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Retention.Holds;

/// <summary>Whom a run erases, as the database calls them.</summary>
public enum HoldOf { Member, Officer, Enterprise, Staff }

/// <summary>Everybody whom a run may erase, by the number that the foundation knows them by; who has left is found as well.</summary>
internal sealed class PeopleToHold(IMembers members, IAccounts accounts, IEnterprises enterprises, IStaff staff)
{
    /// <returns>Several where a staff number was given again: all of them are kept.</returns>
    public async Task<IReadOnlyList<Guid>> Find(HoldOf of, string number, CancellationToken ct)
    {
        var one = of switch
        {
            HoldOf.Member => (await members.FindByNumber(number, ct))?.PersonId,
            HoldOf.Officer => await accounts.OfficerOf(number, ct),
            HoldOf.Enterprise => (await enterprises.FindByNumber(number, ct))?.Id,
            _ => null,
        };
        return one is { } found ? [found] : of == HoldOf.Staff ? await staff.EverOf(number.Trim(), ct) : [];
    }

    /// <summary>What and which number each of them is; who is none of these any more is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, (HoldOf Of, string Number)>> NumbersOf(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var known = (await members.Of(people, ct)).ToDictionary(m => m.Key, m => (HoldOf.Member, m.Value.Number));
        Guid[] Others() => [.. people.Where(p => !known.ContainsKey(p))];
        if (Others() is { Length: > 0 } others)
        {
            Add(HoldOf.Staff, await staff.CodesOf(others, ct));
            Add(HoldOf.Enterprise, (await enterprises.Find(Others(), ct)).ToDictionary(e => e.Key, e => e.Value.Number));
            Add(HoldOf.Officer, await accounts.OfficerLogins(Others(), ct));
        }
        return known;

        void Add(HoldOf of, IReadOnlyDictionary<Guid, string> numbers)
        {
            foreach (var (id, number) in numbers)
            {
                known[id] = (of, number);
            }
        }
    }
}

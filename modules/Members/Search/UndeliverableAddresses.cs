using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Members.Search;

/// <summary>Source: NTF-01, SECURITY.md D8. Addresses the relay refused for good, and whom to ask for a new one: the member, or the firm of an officer.
/// No record is opened but the address.</summary>
public sealed record UndeliverableAddresses : IOfficeUseCase<UndeliverableAddresses.Result>, IQuery
{
    private const int Most = 100;

    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.System);

    public sealed record Result(IReadOnlyList<Line> Lines, int Count);

    /// <param name="Number">Of the member; null for an officer.</param>
    /// <param name="Enterprise">Null for who is neither: the foundation's own staff.</param>
    public sealed record Line(string Mail, DateTimeOffset Since, string? Number, Guid? Enterprise, string? EnterpriseNumber, string? EnterpriseName);

    internal sealed class Handler(IUndeliverable undeliverable, IMembers members, IAccounts accounts, IEnterprises enterprises) : IHandle<UndeliverableAddresses, Result>
    {
        public async Task<Outcome<Result>> Handle(UndeliverableAddresses query, CancellationToken ct)
        {
            var (newest, count) = await undeliverable.Newest(Most, ct);
            var people = newest.Select(a => a.Person).ToArray();
            var own = await members.Of(people, ct);
            var officers = await accounts.EnterprisesOf([.. people.Where(p => !own.ContainsKey(p))], ct);
            var firms = await enterprises.Find([.. own.Values.Select(m => m.EnterpriseId).Concat(officers.Values).Distinct()], ct);
            return new Result([.. newest.Select(a => Of(a, own.GetValueOrDefault(a.Person), officers, firms))], count);
        }

        private static Line Of(UndeliverableAddress address, Membership? member, IReadOnlyDictionary<Guid, Guid> officers, IReadOnlyDictionary<Guid, EnterpriseSummary> firms)
        {
            var firm = member is not null ? firms.GetValueOrDefault(member.EnterpriseId)
                : officers.TryGetValue(address.Person, out var enterprise) ? firms.GetValueOrDefault(enterprise) : null;
            return new(address.Mail, address.Since, member?.Number, firm?.Id, firm?.Number, firm?.Name);
        }
    }
}

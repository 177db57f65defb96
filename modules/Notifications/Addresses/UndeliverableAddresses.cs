using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Notifications.Addresses;

/// <summary>Source: NTF-01, SECURITY.md D8. Addresses the relay refused for good; their notices go by letter until corrected.</summary>
public sealed record UndeliverableAddresses : IOfficeUseCase<UndeliverableAddresses.Result>, IQuery
{
    private const int Most = 100;

    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.System);

    public sealed record Result(IReadOnlyList<Line> Lines, int Count);
    public sealed record Line(Guid Person, string Mail, DateTimeOffset Since);

    internal sealed class Handler(NotificationsDb db, PersonKeys keys) : IHandle<UndeliverableAddresses, Result>
    {
        public async Task<Outcome<Result>> Handle(UndeliverableAddresses query, CancellationToken ct)
        {
            var broken = db.Addresses.AsNoTracking().Where(a => a.State == AddressState.Undeliverable);
            var page = await broken.OrderByDescending(a => a.UndeliverableAt).Take(Most).ToListAsync(ct);
            await keys.LoadFor(page.Select(a => a.PersonId), ct);
            return new Result(
                [.. page.Where(a => keys.Holds(a.PersonId)).Select(a => new Line(a.PersonId, a.Mail.Open(), a.UndeliverableAt!.Value))],
                await broken.CountAsync(ct));
        }
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Tickets.Rules;

namespace WelfareMutual.Tickets.Postings;

/// <summary>Staff open the addresses of what is to be posted, oldest first, to print them. Everybody on the list has been looked at.</summary>
public sealed record OpenAddresses(Guid OfferingId) : IOfficeUseCase<OpenAddresses.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk);
    public const int MostAtOnce = 200;

    public sealed record Result(string Title, IReadOnlyList<Row> Rows);

    /// <param name="Lines">What goes into the envelope.</param>
    /// <param name="Name">Null when the person's record is erased.</param>
    /// <param name="Address">Null when there is none any more: it cannot be posted.</param>
    public sealed record Row(Guid ReservationId, string Number, string MemberNumber, string? Name, string? PostalCode, string? Address, IReadOnlyList<Line> Lines)
    {
        public bool CanBePosted => Address is not null;
    }

    public sealed record Line(string Name, int Quantity);

    internal sealed class Handler(TicketsDb db, IMemberFiles files, PersonKeys keys, AuditTrail audit) : IHandle<OpenAddresses, Result>
    {
        public async Task<Outcome<Result>> Handle(OpenAddresses query, CancellationToken ct)
        {
            if (await db.MailedTitle(query.OfferingId, ct) is not { } title)
            {
                return Refusal.NotFound;
            }
            audit.About(query.OfferingId);
            var waiting = await db.ToBePosted(query.OfferingId).Include(r => r.Lines).OrderBy(r => r.PaidAt).ThenBy(r => r.Id).Take(MostAtOnce).AsSingleQuery().ToListAsync(ct);
            var buyers = waiting.Select(r => r.PersonId).Distinct().ToArray();
            var found = await files.Of(buyers, ct);
            await keys.LoadFor(buyers, ct);
            return new Result(title, [.. waiting.Select(r => Row(r, found.GetValueOrDefault(r.PersonId)))]);
        }

        private static Row Row(Reservations.Reservation order, MemberFile? file)
        {
            var buyer = file?.Open();
            return new(order.Id, order.Number, file?.Membership.Number ?? "", buyer?.Name, buyer?.PostalCode, Mailing.HasAddress(buyer) ? buyer!.Address : null,
                [.. order.Lines.OrderBy(l => l.Position).Select(l => new Line(l.Name, l.Quantity))]);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Staff;

/// <summary>Source: IAM-03. Staff, their roles, cards and the age of their passwords; not whose record was erased.</summary>
/// <param name="Of">One of them only, by their own id or a card's: nobody else is seen then. Null: all.</param>
public sealed record ListStaff(Guid? Of = null) : IOfficeUseCase<ListStaff.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Auditor);

    public sealed record Result(IReadOnlyList<Line> Staff);

    /// <param name="State">Waiting, Active or Closed.</param>
    /// <param name="SuspendedRoles">What nobody stood for at the quarter's review.</param>
    /// <param name="Disabled">After too many wrong passwords.</param>
    public sealed record Line(
        Guid Id, string Code, string Name, IReadOnlyList<string> Roles, IReadOnlyList<string> SuspendedRoles, string State, DateTimeOffset? PasswordChangedAt,
        bool MustChange, bool Disabled, IReadOnlyList<CardLine> Cards);

    public sealed record CardLine(Guid Id, string Serial, CardState State, DateOnly ValidTo);

    internal sealed class Handler(IdentityDb db, PersonKeys keys) : IHandle<ListStaff, Result>
    {
        public async Task<Outcome<Result>> Handle(ListStaff query, CancellationToken ct)
        {
            var staff = await db.Staff.AsNoTracking()
                .Where(s => s.Code != "" && (query.Of == null || s.Id == query.Of || db.Cards.Any(c => c.Id == query.Of && c.StaffId == s.Id))).OrderBy(s => s.Code).ToListAsync(ct);
            var people = staff.Select(s => s.Id).ToArray();
            var cards = (await db.Cards.AsNoTracking().Where(c => people.Contains(c.StaffId)).OrderByDescending(c => c.Id).ToListAsync(ct)).ToLookup(c => c.StaffId);
            await keys.LoadFor(people, ct);
            return new Result([.. staff.Select(s => new Line(
                s.Id, s.Code, keys.Holds(s.Id) ? s.Name.Open() : "", Labels(s.Roles), Labels(s.SuspendedRoles), s.State.ToString(), s.PasswordChangedAt,
                s.MustChange, s.DisabledAt is not null, [.. cards[s.Id].Select(c => new CardLine(c.Id, c.Serial, c.State, c.ValidTo))]))]);
        }

        private static string[] Labels(string[] roles) => [.. roles.Select(Identity.Staff.Roles.LabelOf)];
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Staff;

/// <summary>Source: IAM-03. Staff, their roles and cards, and what each role may run: read from the use cases themselves.</summary>
public sealed record ListStaff : IOfficeUseCase<ListStaff.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.System, StaffRole.Auditor);

    public sealed record Result(IReadOnlyList<Line> Staff, IReadOnlyList<Right> Rights);
    public sealed record Line(Guid Id, string Code, string Name, IReadOnlyList<string> Roles, bool Active, IReadOnlyList<CardLine> Cards);
    public sealed record CardLine(Guid Id, string Serial, string State, DateOnly ValidTo);

    /// <param name="UseCase">Its name in logs and audit.</param>
    public sealed record Right(string UseCase, string Access, IReadOnlyList<StaffRole> Roles);

    internal sealed class Handler(IdentityDb db, PersonKeys keys, UseCaseCatalogue catalogue) : IHandle<ListStaff, Result>
    {
        public async Task<Outcome<Result>> Handle(ListStaff query, CancellationToken ct)
        {
            var staff = await db.Staff.AsNoTracking().OrderBy(s => s.Code).ToListAsync(ct);
            var cards = (await db.Cards.AsNoTracking().OrderByDescending(c => c.ValidTo).ToListAsync(ct)).ToLookup(c => c.StaffId);
            await keys.LoadFor(staff.Select(s => s.Id), ct);
            return new Result(
                [.. staff.Select(s => new Line(
                    s.Id, s.Code, keys.Holds(s.Id) ? s.Name.Open() : "", [.. s.Roles.Select(Identity.Staff.Roles.LabelOf)], s.State == StaffState.Active,
                    [.. cards[s.Id].Select(c => new CardLine(c.Id, c.Serial, c.State.ToString(), c.ValidTo))]))],
                [.. catalogue.All.Where(u => u.Audience == Audience.Office).OrderBy(u => u.Name, StringComparer.Ordinal)
                    .Select(u => new Right(u.Name, u.Access.Text, [.. Identity.Staff.Roles.All.Select(r => r.Code).Where(r => May(r, u.Access))]))]);
        }

        private static bool May(StaffRole role, Access access) =>
            access.Refuse(new Actor(ActorKind.Staff, Guid.Empty, Guid.Empty, null, "", [role.ToString()], Guid.Empty, "")) is null;
    }
}

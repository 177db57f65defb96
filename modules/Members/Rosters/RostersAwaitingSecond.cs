using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Members.Rosters;

/// <summary>Rosters stopped by the brake, with how many would leave, and who, where the reader may be the second person (ENT-06).</summary>
public sealed record RostersAwaitingSecond : IOfficeUseCase<RostersAwaitingSecond.Result>, IQuery
{
    public static Access Access => Access.AnyStaff;

    public sealed record Leaver(string Number, string Name);

    /// <param name="ForStaff">No other officer of the firm can confirm: staff do.</param>
    /// <param name="People">All leavers; none where the reader may not confirm.</param>
    public sealed record Row(
        Guid RosterId, EnterpriseSummary? Enterprise, string ConfirmedBy, DateTimeOffset ConfirmedAt, int Leavers, int MembersBefore, bool ForStaff, IReadOnlyList<Leaver> People);

    /// <param name="MayConfirm">The reader's role is the one that confirms for staff.</param>
    public sealed record Result(IReadOnlyList<Row> Rosters, bool MayConfirm);

    internal sealed class Handler(MembersDb db, IEnterprises enterprises, IAccounts accounts, PersonKeys keys, AuditTrail audit, Actor actor) : IHandle<RostersAwaitingSecond, Result>
    {
        public async Task<Outcome<Result>> Handle(RostersAwaitingSecond query, CancellationToken ct)
        {
            var waiting = await db.Rosters.AsNoTracking().Where(r => r.State == RosterState.AwaitingSecond).OrderBy(r => r.ConfirmedAt).Take(50).ToListAsync(ct);
            var firms = waiting.Select(r => r.EnterpriseId).Distinct().ToList();
            await keys.LoadFor([.. firms, .. waiting.Select(r => r.PersonId)], ct);
            var names = await enterprises.Find(firms, ct);
            var officers = await accounts.RosterOfficersOf(firms, ct);
            var mayConfirm = ConfirmMassDepartureAsStaff.Access.Refuse(actor) is null;
            var rows = waiting.ConvertAll(r => RowOf(r, names.GetValueOrDefault(r.EnterpriseId), officers[r.EnterpriseId].All(o => o == r.ConfirmedBy), mayConfirm));
            await Note([.. rows.SelectMany(r => r.People).Select(p => p.Number)], ct);
            return new Result(rows, mayConfirm);
        }

        private static Row RowOf(RosterUpload roster, EnterpriseSummary? firm, bool forStaff, bool mayConfirm)
        {
            var review = roster.Review.Open();
            IReadOnlyList<Leaver> people = forStaff && mayConfirm ? [.. review.Lines.Where(l => l.Kind == RosterLineKind.Leave).Select(l => new Leaver(l.Number, l.Name))] : [];
            return new(roster.Id, firm, roster.ConfirmedByName!.Open(), roster.ConfirmedAt!.Value, review.Leavers, review.MembersBefore, forStaff, people);
        }

        // The names lie under the roster's key: who is shown is told to the log all the same.
        private async Task Note(string[] numbers, CancellationToken ct)
        {
            foreach (var person in numbers.Length == 0 ? [] : await db.Members.Where(m => numbers.Contains(m.Number)).Select(m => m.Id).ToListAsync(ct))
            {
                audit.Concerns(person);
            }
        }
    }
}

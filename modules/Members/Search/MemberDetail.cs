using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Family;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Register;

namespace WelfareMutual.Members.Search;

/// <summary>A member's record with every item of the Kobe lists that Members holds (MEM-01); use of services is shown by its own modules.</summary>
/// <param name="Number">In any spelling.</param>
public sealed record MemberDetail(string Number) : IOfficeUseCase<MemberDetail.Result>, IQuery
{
    public static Access Access => Access.AnyStaff;

    public sealed record Result(
        Membership Membership, EnterpriseSummary? Enterprise, EmployeeContent Record, int Version, IReadOnlyList<Relative> Family,
        IReadOnlyList<FilingLine> Filings, IReadOnlyList<string> HouseholdWith);

    internal sealed class Handler(MembersDb db, EnterprisePeople people, FamilyBook family, IEnterprises enterprises, Clock clock) : IHandle<MemberDetail, Result>
    {
        public async Task<Outcome<Result>> Handle(MemberDetail query, CancellationToken ct)
        {
            if (!MemberNumber.TryParse(query.Number, out var number, out _))
            {
                return Refusal.NotFound;
            }
            var stored = number.ToString();
            if (await db.Members.FirstOrDefaultAsync(m => m.Number == stored, ct) is not { } member || (await people.Open([member], ct)).FirstOrDefault() is not { } opened)
            {
                return Refusal.NotFound;
            }
            var spans = await db.Spans.AsNoTracking().Where(s => s.PersonId == member.Id).ToListAsync(ct);
            var filings = await db.Filings.AsNoTracking().Where(f => f.PersonId == member.Id).OrderByDescending(f => f.FiledAt).ToListAsync(ct);
            var household = await db.Members.Where(m => m.HouseholdId == member.HouseholdId && m.Id != member.Id).OrderBy(m => m.Number).Select(m => m.Number).ToListAsync(ct);
            return new Result(
                member.Summary(spans), await enterprises.Find(member.EnterpriseId, ct), opened.Content, opened.Profile.Version,
                [.. (await family.Of(member.Id, ct)).Select(r => r.Open()).OrderBy(r => r.Kinship).ThenBy(r => r.BornOn)],
                [.. filings.Select(f => FilingLine.Of(f, member.Number, clock.Now))], household);
        }
    }
}

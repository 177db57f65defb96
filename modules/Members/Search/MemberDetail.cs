using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Employees;
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

    internal sealed class Handler(MembersDb db, EnterprisePeople people, IEnterprises enterprises, Clock clock) : IHandle<MemberDetail, Result>
    {
        public async Task<Outcome<Result>> Handle(MemberDetail query, CancellationToken ct)
        {
            var found = await db.Members.WithNumber(query.Number).Select(m => new
            {
                Member = m,
                Spans = db.Spans.Where(s => s.PersonId == m.Id).ToList(),
                Family = db.Relatives.Where(r => r.PersonId == m.Id).ToList(),
                Household = db.Members.Where(h => h.HouseholdId == m.HouseholdId && h.Id != m.Id).OrderBy(h => h.Number).Select(h => h.Number).ToList(),
            }).AsSingleQuery().FirstOrDefaultAsync(ct);
            if (found is null || (await people.Open([found.Member], ct)).FirstOrDefault() is not { } opened)
            {
                return Refusal.NotFound;
            }
            var member = found.Member;
            var filings = await db.Filings.AsNoTracking().Where(f => f.PersonId == member.Id).OrderByDescending(f => f.FiledAt).ToListAsync(ct);
            return new Result(
                member.Summary(found.Spans), await enterprises.Find(member.EnterpriseId, ct), opened.Content, opened.Version,
                [.. found.Family.Select(r => r.Open()).OrderBy(r => r.Kinship).ThenBy(r => r.BornOn)],
                [.. filings.Select(f => FilingLine.Of(f, member.Number, clock.Now))], found.Household);
        }
    }
}

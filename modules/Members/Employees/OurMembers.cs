using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Register;

namespace WelfareMutual.Members.Employees;

/// <summary>The officer's own people by number; a search by kana or number looks in the own enterprise only. Source: FEATURES ENT-02.</summary>
/// <param name="Search">Kana in any width and script, a name, or a number in any spelling; empty for all.</param>
/// <param name="Page">From 1.</param>
public sealed record OurMembers(string? Search, int Page, bool WithLeft = false) : IPortalUseCase<OurMembers.Result>, IQuery
{
    public const int PageSize = 20;

    public static Access Access => Access.Officer(OfficerRight.View);

    public sealed record Row(string Number, string Name, string Kana, MembershipState State, string? Workplace, DateOnly JoinedOn, DateOnly? LeftOn);

    /// <param name="Total">Of the search, over all pages.</param>
    public sealed record Result(IReadOnlyList<Row> Rows, int Total, int Present, bool MayFile);

    internal sealed class Handler(MembersDb db, EnterprisePeople people, Actor actor) : IHandle<OurMembers, Result>
    {
        public async Task<Outcome<Result>> Handle(OurMembers query, CancellationToken ct)
        {
            var own = db.Members.Where(m => m.EnterpriseId == actor.Enterprise && (query.WithLeft || m.State != MembershipState.Left));
            var present = await db.Members.CountAsync(m => m.EnterpriseId == actor.Enterprise && m.State != MembershipState.Left, ct);
            var skip = (Math.Max(1, query.Page) - 1) * PageSize;
            if (string.IsNullOrWhiteSpace(query.Search))
            {
                var total = await own.CountAsync(ct);
                var page = await own.OrderBy(m => m.Number).Skip(skip).Take(PageSize).ToListAsync(ct);
                return new Result([.. (await people.Open(page, ct)).Select(Show)], total, present, actor.Has(OfficerRight.Roster));
            }
            var found = Found(await people.Open(await own.OrderBy(m => m.Number).ToListAsync(ct), ct), query.Search).ToList();
            return new Result([.. found.Skip(skip).Take(PageSize).Select(Show)], found.Count, present, actor.Has(OfficerRight.Roster));
        }

        private static IEnumerable<Registered> Found(IReadOnlyList<Registered> all, string search)
        {
            if (MemberNumber.TryParse(search, out var number, out _))
            {
                return all.Where(r => r.Member.Number == number.ToString());
            }
            var key = Kana.SearchKey(search);
            return all.Where(r => Kana.SearchKey(r.Content.Kana).Contains(key, StringComparison.Ordinal)
                    || Kana.SearchKey(r.Content.Name).Contains(key, StringComparison.Ordinal))
                .OrderBy(r => Kana.SearchKey(r.Content.Kana), StringComparer.Ordinal);
        }

        private static Row Show(Registered r) =>
            new(r.Member.Number, r.Content.Name, r.Content.Kana, r.Member.State, r.Content.Workplace, r.Member.JoinedOn, r.Member.LeftOn);
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Enterprises.Register;

/// <summary>Enterprises by number or part of the name, also a former name.</summary>
/// <param name="Page">From 1.</param>
public sealed record FindEnterprises(string? Search, int Page = 1) : IOfficeUseCase<FindEnterprises.Result>, IQuery
{
    public const int PageSize = 50;

    public static Access Access => Access.AnyStaff;

    public sealed record Result(IReadOnlyList<EnterpriseSummary> Enterprises, int Total);

    internal sealed class Handler(EnterprisesDb db, IEnterprises questions) : IHandle<FindEnterprises, Result>
    {
        public async Task<Outcome<Result>> Handle(FindEnterprises query, CancellationToken ct)
        {
            var wanted = db.Enterprises.AsNoTracking();
            if (query.Search is { } search && EnterpriseRules.Number(search) is { } number)
            {
                wanted = wanted.Where(e => e.Number == number);
            }
            else if (!string.IsNullOrWhiteSpace(query.Search))
            {
                var part = query.Search.Trim();
                wanted = wanted.Where(e => db.Profiles.Any(p => p.EnterpriseId == e.Id && p.Name.Contains(part)));
            }
            var total = await wanted.CountAsync(ct);
            var ids = await wanted.OrderBy(e => e.Number).Skip((Math.Max(1, query.Page) - 1) * PageSize).Take(PageSize).Select(e => e.Id).ToListAsync(ct);
            var found = await questions.Find(ids, ct);
            return new Result([.. ids.Where(found.ContainsKey).Select(id => found[id])], total);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Exports.Contracts;

namespace WelfareMutual.Exports.Requests;

internal sealed class OpenRequests(ExportsDb db) : IRightsRequests
{
    public async Task<IReadOnlyDictionary<Guid, string>> OpenOf(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var wanted = people.Distinct().ToArray();
        var open = await db.Requests.AsNoTracking().Where(r => wanted.Contains(r.PersonId) && r.State != RequestState.Done && r.State != RequestState.Withdrawn)
            .Select(r => new { r.PersonId, r.Number }).ToListAsync(ct);
        return open.GroupBy(r => r.PersonId).ToDictionary(g => g.Key, g => g.First().Number);
    }
}

using Microsoft.EntityFrameworkCore;

namespace WelfareMutual.Kernel.Database;

public static class Totals
{
    /// <summary>How many rows there are in all. A last page that is not full tells it without another statement.</summary>
    /// <param name="page">From 1.</param>
    /// <param name="shown">Rows on that page.</param>
    public static async Task<int> TotalAfter<T>(this IQueryable<T> all, int page, int pageSize, int shown, CancellationToken ct)
    {
        var before = (Math.Max(1, page) - 1) * pageSize;
        return shown < pageSize && (shown > 0 || before == 0) ? before + shown : await all.CountAsync(ct);
    }
}

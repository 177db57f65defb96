using WelfareMutual.Identity.Contracts;

namespace WelfareMutual.Exports;

/// <summary>Who of the staff did what, for the screens. One question a page.</summary>
internal sealed class StaffNames(IStaff staff)
{
    public async Task<Func<Guid?, string?>> Of(IEnumerable<Guid?> accounts, CancellationToken ct)
    {
        var found = await staff.Find([.. accounts.OfType<Guid>().Distinct()], ct);
        return account => account is { } id ? found.GetValueOrDefault(id)?.Name ?? "職員" : null;
    }
}

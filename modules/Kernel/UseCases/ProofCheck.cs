using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Kernel.UseCases;

/// <summary>The pipeline's step before a use case that needs a recent proof.</summary>
internal sealed class ProofCheck(DbSession session, Rulebook.Rulebook rulebook)
{
    /// <returns>Null when none is needed or the last one is recent.</returns>
    public async Task<Refusal?> Refuse(UseCaseShape shape, CancellationToken ct)
    {
        if (!shape.NeedsRecentProof)
        {
            return null;
        }
        var settings = await rulebook.Today<RecentProof>(ct);
        await using var ask = session.Command("select kernel.proved_within($1)", TimeSpan.FromMinutes(shape.Audience == Audience.Office ? settings.StaffMinutes : settings.Minutes));
        return (bool)(await ask.ExecuteScalarAsync(ct))! ? null : RecentProof.Needed;
    }
}

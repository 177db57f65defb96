using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Members.Rosters;

/// <summary>Finds and refreshes an uploaded roster; for the officer and, as second person, for staff.</summary>
internal sealed class RosterDesk(MembersDb db, DbSession session, DryRun dryRun, PersonKeys keys)
{
    /// <summary>The roster with its key loaded; null when there is none in this enterprise.</summary>
    public async Task<RosterUpload?> Find(Guid roster, Guid enterprise, CancellationToken ct)
    {
        var found = await db.Rosters.FirstOrDefaultAsync(r => r.Id == roster && r.EnterpriseId == enterprise, ct);
        if (found is not null)
        {
            await keys.LoadFor(found.PersonId, Purpose.Own, ct);
        }
        return found;
    }

    public async Task<DryRunResult> Run(RosterUpload roster, CancellationToken ct)
    {
        var chunks = await db.RosterChunks.AsNoTracking().Where(c => c.RosterId == roster.Id).OrderBy(c => c.Position).ToListAsync(ct);
        var file = chunks.SelectMany(c => c.Content.Open()).ToArray();
        var (result, refused) = await dryRun.Of(roster.EnterpriseId, file, roster.FileName.Open(), roster.Kind, ct);
        return result ?? throw new InvalidOperationException($"a roster that could be read cannot be read again: {refused!.Code}");
    }

    public async Task Refresh(RosterUpload roster, DryRunResult result, CancellationToken ct)
    {
        var review = result.Review();
        roster.Review = Sealed.Of(review);
        roster.Counted(result, review);
        roster.State = review.IsAsking ? RosterState.Asking : RosterState.Reviewed;
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Two filings of one enterprise follow one another: the second sees what the first did.</summary>
    public async Task Lock(Guid enterprise, CancellationToken ct)
    {
        await using var take = session.Command(
            "insert into members.member_counter (enterprise_id, last) values ($1, 0) on conflict (enterprise_id) do update set last = member_counter.last", enterprise);
        await take.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Whether the register, and what the columns mean, still are as they were when the dry run was looked at.</summary>
    public static bool IsAsReviewed(RosterReview shown, RosterReview now) =>
        shown.Faults.Count == now.Faults.Count && shown.Lines.Count == now.Lines.Count && shown.Lines.Zip(now.Lines).All(l => IsSame(l.First, l.Second))
        && shown.Questions.Count == now.Questions.Count && shown.Answered.SequenceEqual(now.Answered);

    // From when it holds is told anew by the day of filing.
    private static bool IsSame(RosterLine shown, RosterLine now) =>
        (shown.Kind, shown.Number, shown.Row, shown.On) == (now.Kind, now.Number, now.Row, now.On) && shown.Fields.SequenceEqual(now.Fields);
}

using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Identity.Reviews;

internal enum ReviewAnswer { Kept, Withdrawn, Suspended }

/// <summary>One colleague's rights in one quarter: somebody else says whether they are still needed.</summary>
internal sealed class RightsReview : IVersioned
{
    private RightsReview()
    {
    }

    public RightsReview(Guid staff, DateOnly quarter, string[] roles, DateTimeOffset at, DateTimeOffset due) =>
        (Id, StaffId, Quarter, Roles, AskedAt, DueAt) = (Guid.CreateVersion7(), staff, quarter, roles, at, due);

    public Guid Id { get; private set; }
    public Guid StaffId { get; private set; }

    /// <summary>Its first day.</summary>
    public DateOnly Quarter { get; private set; }
    public string[] Roles { get; private set; } = [];
    public DateTimeOffset AskedAt { get; private set; }
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Null while it is open.</summary>
    public ReviewAnswer? Answer { get; private set; }

    /// <summary>Null also when nobody answered in time.</summary>
    public Guid? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public int Version { get; set; }

    public void Settle(ReviewAnswer answer, Guid? by, DateTimeOffset at) => (Answer, AnsweredBy, AnsweredAt) = (answer, by, at);

    public static DateOnly QuarterOf(DateOnly day) => new(day.Year, (day.Month - 1) / 3 * 3 + 1, 1);
}

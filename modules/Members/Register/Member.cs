using WelfareMutual.Kernel.Database;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Members.Register;

/// <summary>A membership without any personal value. The id is the person's id.</summary>
internal sealed class Member : IVersioned
{
    public Guid Id { get; init; }
    public Guid EnterpriseId { get; init; }
    public string Number { get; init; } = "";
    public Guid HouseholdId { get; private set; }
    public MembershipState State { get; private set; }
    public DateOnly JoinedOn { get; init; }
    public DateOnly BenefitsFrom { get; init; }
    public DateOnly? LeftOn { get; private set; }
    public int Version { get; set; }

    public static Member Join(Guid enterprise, string number, DateOnly joinedOn, DateOnly benefitsFrom, DateOnly today) => new()
    {
        Id = Guid.CreateVersion7(),
        EnterpriseId = enterprise,
        Number = number,
        HouseholdId = Guid.CreateVersion7(),
        State = joinedOn <= today ? MembershipState.Active : MembershipState.Joining,
        JoinedOn = joinedOn,
        BenefitsFrom = benefitsFrom,
    };

    /// <summary>A member until that day; the state follows on the day after, by the job that begins each day.</summary>
    public void Leave(DateOnly lastDay, DateOnly today)
    {
        LeftOn = lastDay;
        if (lastDay < today)
        {
            State = MembershipState.Left;
        }
    }

    /// <summary>The filing that ended the membership was taken back: a member without a gap.</summary>
    public void Stay(DateOnly today)
    {
        LeftOn = null;
        if (State == MembershipState.Left)
        {
            State = JoinedOn <= today ? MembershipState.Active : MembershipState.Joining;
        }
    }

    /// <summary>The filing that began the membership was withdrawn in time: never a member. The number is not used again.</summary>
    public void NeverJoined()
    {
        LeftOn = JoinedOn.AddDays(-1);
        State = MembershipState.Left;
    }

    public void ShareHousehold(Member with) => HouseholdId = with.HouseholdId;

    /// <summary>A household of the own, as at the joining.</summary>
    public void LeaveHousehold() => HouseholdId = Guid.CreateVersion7();

    public Membership Summary(IEnumerable<TenureSpan> spans) => new(
        Id, Number, EnterpriseId, HouseholdId, State, JoinedOn, BenefitsFrom, LeftOn,
        [.. spans.OrderBy(s => s.StartsOn).Select(s => new MembershipSpan(s.StartsOn, s.EndsOn))]);
}

/// <summary>A span of membership at one enterprise; a later one after a transfer or a gap.</summary>
internal sealed class TenureSpan
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public Guid EnterpriseId { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly? EndsOn { get; set; }
}

using WelfareMutual.Kernel.Database;
using WelfareMutual.Retention.Rules;

namespace WelfareMutual.Retention.Purges;

/// <summary>Drafted by the schedule, proposed by one person, released by a second, carried out by the schedule, its certificate checked by a third.
/// Closing: everybody is erased; the list is being written and the keys of those who stay are being wrapped anew.</summary>
public enum PurgeState { Drafted, Proposed, Released, Running, Closing, Done, Certified, Declined }

/// <summary>One run of destruction. What was proposed does not change: the database refuses it.</summary>
internal sealed class Purge : IVersioned
{
    public Guid Id { get; init; }
    public int Number { get; init; }
    public PurgeState State { get; private set; }

    /// <summary>What was over on this day goes.</summary>
    public DateOnly Day { get; init; }
    public string Periods { get; init; } = "{}";
    public int People { get; init; }
    public int Held { get; init; }
    public long Rows { get; init; }

    /// <summary>Over day, periods, people and counts.</summary>
    public byte[] Digest { get; init; } = [];
    public DateTimeOffset DraftedAt { get; init; }
    public Guid? ProposedBy { get; private set; }
    public DateTimeOffset? ProposedAt { get; private set; }
    public Guid? ReleasedBy { get; private set; }
    public DateTimeOffset? ReleasedAt { get; private set; }
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When it last came forward; null before its first step.</summary>
    public DateTimeOffset? MovedAt { get; private set; }
    public DateTimeOffset? FinishedAt { get; private set; }
    public Guid? CertifiedBy { get; private set; }
    public DateTimeOffset? CertifiedAt { get; private set; }
    public Guid? DeclinedBy { get; private set; }
    public string? Certificate { get; private set; }
    public byte[]? CertificateHash { get; private set; }
    public int Version { get; set; }

    /// <summary>Whether it says no more than what is over today by these periods.</summary>
    public bool IsBy(RetentionPeriods periods, DateOnly today) => Day <= today && periods.AreIn(Periods);

    public void Propose(Guid by, DateTimeOffset at) => (State, ProposedBy, ProposedAt) = (PurgeState.Proposed, by, at);
    public void Release(Guid by, DateTimeOffset at) => (State, ReleasedBy, ReleasedAt) = (PurgeState.Released, by, at);
    public void Decline(Guid by) => (State, DeclinedBy) = (PurgeState.Declined, by);
    public void Close() => State = PurgeState.Closing;
    public void Finish(string certificate, byte[] hash, DateTimeOffset at) => (State, Certificate, CertificateHash, FinishedAt) = (PurgeState.Done, certificate, hash, at);
    public void Certify(Guid by, DateTimeOffset at) => (State, CertifiedBy, CertifiedAt) = (PurgeState.Certified, by, at);
}

public enum ItemState { Waiting, Held, Kept, Erased }

internal sealed class PurgeItem
{
    public Guid PurgeId { get; init; }
    public Guid SubjectId { get; init; }

    /// <summary>Member, Officer, Enterprise, Staff.</summary>
    public string Kind { get; init; } = "";
    public DateOnly DueOn { get; init; }
    public ItemState State { get; init; }
    public DateTimeOffset? DoneAt { get; init; }
}

internal sealed class PurgeLine
{
    public Guid PurgeId { get; init; }
    public int Position { get; init; }
    public string TableName { get; init; } = "";
    public string SubjectColumn { get; init; } = "";
    public string Keep { get; init; } = "";

    /// <summary>Rows of the people to be erased, as the dry run counted them.</summary>
    public long OfPeople { get; init; }

    /// <summary>Rows of other people that are over by themselves.</summary>
    public long Ripe { get; init; }

    /// <summary>What really went.</summary>
    public long Gone { get; init; }
    public bool Done { get; init; }
}

internal sealed class PurgeRotation
{
    public Guid PurgeId { get; init; }
    public string Name { get; init; } = "";
    public Guid RotationId { get; init; }
}

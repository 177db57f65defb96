using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Exports.Requests;

public enum RequestKind { Disclosure, Correction, StopOfUse, Deletion }

public enum RequestState { Received, Identified, Proposed, Decided, Done, Withdrawn }

public enum RequestAnswer { Granted, Partly, Declined }

/// <summary>A person claims a right to the own data; staff answer within the statutory days.</summary>
internal sealed class RightsRequest : IPersonal, IVersioned
{
    public Guid Id { get; private set; }
    public string Number { get; private set; } = "";
    public RequestKind Kind { get; private set; }
    public Guid PersonId { get; private set; }
    public bool ByAgent { get; private set; }
    public Sealed<string> Wish { get; private set; } = null!;
    public DateOnly ReceivedOn { get; private set; }

    /// <summary>The last day on which the decision is in time.</summary>
    public DateOnly DueOn { get; private set; }
    public RequestState State { get; private set; }
    public string? Proof { get; private set; }
    public Guid EnteredBy { get; private set; }
    public DateTimeOffset EnteredAt { get; private set; }
    public Guid? IdentifiedBy { get; private set; }
    public DateTimeOffset? IdentifiedAt { get; private set; }
    public Guid? ExtendedBy { get; private set; }
    public DateTimeOffset? ExtendedAt { get; private set; }
    public Sealed<string>? Extension { get; private set; }
    public RequestAnswer? Answer { get; private set; }
    public Sealed<string>? Grounds { get; private set; }
    public Guid? ProposedBy { get; private set; }
    public DateTimeOffset? ProposedAt { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The last day for doing what was decided; null until then.</summary>
    public DateOnly? CarryOutBy { get; private set; }

    /// <summary>What was done, or why it cannot be done yet.</summary>
    public Sealed<string>? Measures { get; private set; }
    public Guid? ClosedBy { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public int Version { get; set; }

    public bool Waits => State is RequestState.Received or RequestState.Identified or RequestState.Proposed;

    /// <summary>The last day on which it is in time: to decide, and then to do what was decided.</summary>
    public DateOnly Limit => State == RequestState.Decided ? CarryOutBy ?? DueOn : DueOn;

    /// <summary>From the first day after the limit, until it is closed: as long as it is open, nothing of the person is erased.</summary>
    public bool IsOverdue(DateOnly today) => (Waits || State == RequestState.Decided) && today > Limit;

    /// <summary>A correction, a stop or a deletion that was granted, also in part: something has to be done, and said.</summary>
    public bool NeedsMeasures => Kind != RequestKind.Disclosure && (Answer is RequestAnswer.Granted or RequestAnswer.Partly);

    /// <summary>Whether an order for the person's record may lean on it.</summary>
    public bool GivesRecord => Kind == RequestKind.Disclosure && State == RequestState.Decided && (Answer is RequestAnswer.Granted or RequestAnswer.Partly);

    public static RightsRequest Of(string number, RequestKind kind, Guid person, bool byAgent, string wish, DateOnly receivedOn, DateOnly dueOn, Guid by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        Number = number,
        Kind = kind,
        PersonId = person,
        ByAgent = byAgent,
        Wish = Sealed.Of(wish),
        ReceivedOn = receivedOn,
        DueOn = dueOn,
        State = RequestState.Received,
        EnteredBy = by,
        EnteredAt = now,
    };

    public void Identify(string proof, Guid by, DateTimeOffset now) => (State, Proof, IdentifiedBy, IdentifiedAt) = (RequestState.Identified, proof, by, now);

    public void Extend(int days, string reason, Guid by, DateTimeOffset now) =>
        (DueOn, Extension, ExtendedBy, ExtendedAt) = (DueOn.AddDays(days), Sealed.Of(reason), by, now);

    public void Propose(RequestAnswer answer, string grounds, Guid by, DateTimeOffset now) =>
        (State, Answer, Grounds, ProposedBy, ProposedAt) = (RequestState.Proposed, answer, Sealed.Of(grounds), by, now);

    public void Decide(Guid by, DateTimeOffset now, DateOnly carryOutBy) => (State, DecidedBy, DecidedAt, CarryOutBy) = (RequestState.Decided, by, now, carryOutBy);

    public void SendBack() => State = RequestState.Identified;

    public void Finish(string measures, Guid by, DateTimeOffset now) =>
        (State, Measures, ClosedBy, ClosedAt) = (RequestState.Done, measures.Length == 0 ? null : Sealed.Of(measures), by, now);

    public void Withdraw(Guid by, DateTimeOffset now) => (State, ClosedBy, ClosedAt) = (RequestState.Withdrawn, by, now);

    public static void Map(EntityTypeBuilder<RightsRequest> entity)
    {
        entity.Sealed(x => x.Wish, Purpose.Office);
        entity.SealedOptional(x => x.Extension, Purpose.Office);
        entity.SealedOptional(x => x.Grounds, Purpose.Office);
        entity.SealedOptional(x => x.Measures, Purpose.Office);
        entity.Ignore(x => x.Waits);
        entity.Ignore(x => x.Limit);
        entity.Ignore(x => x.NeedsMeasures);
        entity.Ignore(x => x.GivesRecord);
    }
}

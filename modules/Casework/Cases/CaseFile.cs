using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Casework.Cases;

/// <summary>One application. Its details are with the module whose rules decide, under the same id.</summary>
internal sealed class CaseFile : IVersioned
{
    public Guid Id { get; private set; }
    public string? Reference { get; private set; }
    public string Module { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public string Title { get; private set; } = "";
    public Guid PersonId { get; private set; }
    public Guid EnterpriseId { get; private set; }
    public Yen? Amount { get; private set; }
    public DateOnly? Deadline { get; private set; }
    public CaseState State { get; private set; }

    /// <summary>The member answered what was asked.</summary>
    public bool Answered { get; private set; }
    public Guid? Assignee { get; private set; }
    public DateTimeOffset? AssignedAt { get; private set; }
    public Guid? EnteredBy { get; private set; }

    /// <summary>Who keyed in corrections of a paper, each once.</summary>
    public Guid[] CorrectedBy { get; private set; } = [];
    public Guid? ContentCheckedBy { get; private set; }
    public Guid? AmountCheckedBy { get; private set; }
    public Guid? ApprovedBy { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateOnly? PayOn { get; private set; }
    public int Version { get; set; }

    public static CaseFile Open(NewCase draft, DateTimeOffset now) => new()
    {
        Id = draft.Id,
        Module = draft.Module,
        Kind = draft.Kind,
        Title = draft.Title,
        PersonId = draft.PersonId,
        EnterpriseId = draft.EnterpriseId,
        State = CaseState.Draft,
        EnteredBy = draft.EnteredBy,
        OpenedAt = now,
    };

    /// <returns>The ledger row, or null when the move is not allowed.</returns>
    public CaseMove? Move(CaseAct act, Actor by, string? note, DateTimeOffset now)
    {
        if (CaseMoves.Next(State, act) is not { } to)
        {
            return null;
        }
        var move = CaseMove.Of(this, act, to, by, note, now);
        Answered = act == CaseAct.Submit && State == CaseState.Returned;
        State = to;
        return move;
    }

    public void Submitted(string reference, DateOnly deadline, Yen? amount, DateTimeOffset now)
    {
        Reference ??= reference;
        Deadline = deadline;
        Amount = amount;
        SubmittedAt ??= now;
    }

    /// <summary>Starts the checks anew: what was checked before the correction was checked on other statements.</summary>
    public void ForgetChecks() => (ContentCheckedBy, AmountCheckedBy) = (null, null);
    public void Corrected(Guid by) => CorrectedBy = [.. CorrectedBy.Append(by).Distinct()];
    public void ContentChecked(Guid by) => ContentCheckedBy = by;
    public void Proposed(Yen amount, Guid by) => (Amount, AmountCheckedBy) = (amount, by);
    public void Approved(Guid by) => ApprovedBy = by;
    public void Scheduled(DateOnly? payOn) => PayOn = payOn;
    public void Take(Guid by, DateTimeOffset now) => (Assignee, AssignedAt) = (by, now);
    public void Release() => (Assignee, AssignedAt) = (null, null);

    /// <summary>Staff keyed it in.</summary>
    public bool OnPaper => EnteredBy is not null;

    public bool TakesScans() => OnPaper && State is (CaseState.Draft or CaseState.Submitted or CaseState.Returned);

    /// <summary>Who keyed in the paper or a correction of it.</summary>
    public IReadOnlyList<Guid> KeyedIn() => EnteredBy is { } first ? [first, .. CorrectedBy] : CorrectedBy;

    /// <summary>Staff who had a hand in the decision: keyed it in, checked it, approved it.</summary>
    public IReadOnlyList<Guid> TookPart() =>
        [.. KeyedIn().Concat(new[] { ContentCheckedBy, AmountCheckedBy, ApprovedBy }.OfType<Guid>()).Distinct()];

    public CaseSummary Summary() => new(Id, Reference, Module, Kind, Title, PersonId, State, Amount, EnteredBy, PayOn);

    public static void Map(EntityTypeBuilder<CaseFile> entity) => entity.HasKey(x => x.Id);
}

/// <summary>A ledger row: who moved the case, when, from where to where. Never changed.</summary>
internal sealed class CaseMove : IPersonal
{
    public Guid Id { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid PersonId { get; private set; }
    public CaseAct Act { get; private set; }
    public CaseState FromState { get; private set; }
    public CaseState ToState { get; private set; }
    public ActorKind ByKind { get; private set; }
    public Guid ByAccount { get; private set; }

    /// <summary>The reason that staff gave; the member may read it.</summary>
    public Sealed<string>? Note { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static CaseMove Of(CaseFile file, CaseAct act, CaseState to, Actor by, string? note, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        CaseId = file.Id,
        PersonId = file.PersonId,
        Act = act,
        FromState = file.State,
        ToState = to,
        ByKind = by.Kind,
        ByAccount = by.AccountId,
        Note = Sealed.OfNullable(note),
        At = now,
    };

    public static void Map(EntityTypeBuilder<CaseMove> entity) => entity.SealedOptional(x => x.Note);
}

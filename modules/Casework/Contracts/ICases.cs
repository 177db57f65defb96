using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Contracts;

/// <summary>The shared life of every application. The benefit modules own their rules and details under the same id.
/// A member sees only their own cases: what is not theirs is null.</summary>
public interface ICases
{
    Task OpenDraft(NewCase draft, CancellationToken ct);

    Task<CaseSummary?> Find(Guid id, CancellationToken ct);

    Task<CaseSummary?> Find(string reference, CancellationToken ct);

    /// <summary>Whether the acting member of staff must keep away from the person's applications: their own or their household's. Opens nobody.</summary>
    Task<Refusal?> Barred(Guid person, CancellationToken ct);

    /// <summary>From draft or from returned. The first submission gives the reference number and the deadline. Staff submit nobody's
    /// application of their own household; who keyed it in, or a correction, is kept with the case and decides nothing of it.</summary>
    /// <param name="amount">As the rules say now; null when a person decides.</param>
    /// <returns>The reference, 26-004821.</returns>
    Task<Outcome<string>> Submit(Guid id, Yen? amount, CancellationToken ct);

    /// <summary>Accounts of staff who had a hand in the decision: keyed it in, checked it, approved it.</summary>
    Task<IReadOnlyList<Guid>> TookPart(Guid id, CancellationToken ct);

    /// <summary>Moves many at once, as a payout does. Null when all moved.</summary>
    /// <param name="payOn">Day of payment, with Schedule.</param>
    Task<Refusal?> MoveAll(IReadOnlyCollection<Guid> ids, CaseAct act, DateOnly? payOn, CancellationToken ct);

    Task<IReadOnlyList<DocumentView>> DocumentsOf(Guid id, CancellationToken ct);

    /// <summary>The fields that were reopened and are not answered yet, with the clerk's sentence.</summary>
    Task<IReadOnlyList<OpenField>> OpenFieldsOf(Guid id, CancellationToken ct);

    /// <summary>Marks every open field as answered.</summary>
    Task AnswerFields(Guid id, CancellationToken ct);
}

/// <param name="Module">Whose rules decide: condolence-benefits.</param>
/// <param name="Title">What it is about, as staff and member read it: 結婚祝金.</param>
/// <param name="EnteredBy">The staff member who keyed in a paper application, or null.</param>
public sealed record NewCase(Guid Id, string Module, string Kind, string Title, Guid PersonId, Guid EnterpriseId, Guid? EnteredBy);

public sealed record CaseSummary(
    Guid Id, string? Reference, string Module, string Kind, string Title, Guid PersonId, CaseState State, Yen? Amount, Guid? EnteredBy, DateOnly? PayOn);

/// <param name="Need">Which document of the check list it is.</param>
/// <param name="Type">image/jpeg, image/png, image/heic or application/pdf, as its first bytes say.</param>
public sealed record DocumentView(Guid Id, string Need, string FileName, string Type, long Size, DateTimeOffset AddedAt, Verdict Verdict);

public sealed record OpenField(string Field, string Sentence, DateTimeOffset AskedAt);

/// <summary>An application moved. Told in the transaction that moved it.</summary>
/// <param name="By">Account of who did it; the empty id for a job.</param>
public sealed record CaseMoved(Guid CaseId, string Module, Guid PersonId, CaseAct Act, CaseState From, CaseState To, Yen? Amount, Guid By) : IFact;

using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Casework.Contracts;

/// <summary>What a benefit module shows of its own applications on the shared screens. One answer a module.</summary>
public interface ICaseDetails
{
    string Module { get; }

    /// <summary>What ForOffice opens of the person for a kind of claim: a page loads the keys before, all at once.</summary>
    IReadOnlyList<Purpose> Opens(string kind);

    /// <summary>Under which of the person's keys a document of the check list is sealed: Office, Health or Identity.</summary>
    Purpose CompartmentOf(string kind, string need);

    /// <summary>For the review: opens what the member stated, counts as a look at the person.</summary>
    Task<CaseDetails?> ForOffice(CaseAround around, CancellationToken ct);

    /// <summary>Undoes what followed from the decision, before the case is reversed: a payment that was not made is not made any more.
    /// One that was made stays in the books.</summary>
    /// <returns>Why it cannot be undone now, or null.</returns>
    Task<Refusal?> TakeBack(Guid caseId, CaseState from, CancellationToken ct);

    /// <summary>What the member may still read after submission.</summary>
    Task<MemberDetails?> ForMember(Guid caseId, CancellationToken ct);
}

/// <summary>A case with what the shared screen has read of it already.</summary>
public sealed record CaseAround(Guid CaseId, MemberFile Member, IReadOnlyList<DocumentView> Documents);

/// <param name="Amount">What the rules make of it today; null when a person decides or the rules refuse.</param>
/// <param name="Why">The lines of この金額になる理由.</param>
/// <param name="Fields">What may be reopened on return.</param>
public sealed record CaseDetails(
    IReadOnlyList<CaseFact> Facts, IReadOnlyList<CaseRule> Rules, Yen? Amount, string RuleName, IReadOnlyList<string> Why, IReadOnlyList<CaseField> Fields);

/// <param name="Former">What was stated before the correction, when it was corrected.</param>
/// <param name="Registered">What the register says, where it says anything.</param>
public sealed record CaseFact(string Label, string Claimed, string? Former, string? Registered);

public enum RuleResult { Bad, Warn, Ok }

public sealed record CaseRule(RuleResult Result, string Name, string Inputs, string Source);
public sealed record CaseField(string Field, string Label);

/// <param name="Mourning">Somebody died: the pages say so with care.</param>
public sealed record MemberDetails(string? AccountTail, string RuleName, IReadOnlyList<string> Why, IReadOnlyList<CaseField> Fields, bool Mourning);

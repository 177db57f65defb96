using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Identity.Acts;

public enum ActKind { AddStaff, ChangeRoles, NewStartKey, IssueCard, ReinstateCard, EnrolTerminal, PasswordTerm, Emergency, Rule }

internal enum ActState { Proposed, Confirmed, Declined }

/// <summary>What one member of staff proposed and another has to confirm before it holds. The database refuses the same person twice.</summary>
internal sealed class StaffAct : IVersioned
{
    private StaffAct()
    {
    }

    public StaffAct(ActKind kind, Guid objectId, Guid? staff, IEnumerable<StaffRole> roles, int? number, Guid by, DateTimeOffset at)
    {
        (Id, Kind, ObjectId, StaffId, Number, ProposedBy, ProposedAt) = (Guid.CreateVersion7(), kind, objectId, staff, number, by, at);
        Roles = [.. roles.Distinct().Select(r => r.ToString())];
    }

    /// <summary>New settings of a rule that guards.</summary>
    public StaffAct(RuleChange rule, Guid by, DateTimeOffset at) : this(ActKind.Rule, Guid.Empty, null, [], null, by, at) =>
        (Rule, RuleSettings, RuleEffective) = (rule.Name, rule.Settings, rule.Effective);

    public Guid Id { get; private set; }
    public ActKind Kind { get; private set; }

    /// <summary>The staff, card, terminal or emergency that it is about; for a setting the empty id.</summary>
    public Guid ObjectId { get; private set; }

    /// <summary>For whom it is done, where it is done for a member of staff.</summary>
    public Guid? StaffId { get; private set; }
    public string[] Roles { get; private set; } = [];

    /// <summary>Days of a term, minutes of an emergency.</summary>
    public int? Number { get; private set; }

    /// <summary>Of a rule: its name, the settings as JSON, the first day on which they hold.</summary>
    public string? Rule { get; private set; }
    public string? RuleSettings { get; private set; }
    public DateOnly? RuleEffective { get; private set; }
    public ActState State { get; private set; }
    public Guid ProposedBy { get; private set; }
    public DateTimeOffset ProposedAt { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public int Version { get; set; }

    public void Decide(ActState state, Guid by, DateTimeOffset at) => (State, DecidedBy, DecidedAt) = (state, by, at);
}

/// <param name="Settings">In their normal form.</param>
internal sealed record RuleChange(string Name, string Settings, DateOnly Effective);

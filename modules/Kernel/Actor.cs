namespace WelfareMutual.Kernel;

public enum ActorKind { Guest, Member, Officer, Staff, Job, Hook }

/// <summary>What an enterprise's HR officer may do (FEATURES ENT-03). View is implied by the others.</summary>
public enum OfficerRight { View, Roster, Money }

/// <summary>Staged privileges of foundation staff (seed 004, 5(1)①). One person may hold several.</summary>
public enum StaffRole { Clerk, Examiner, Approver, Cashier, System, Auditor, IndividualNumberHandler }

/// <summary>How far a sign-in has come. Only a full session may do more than finish signing in; NewPassword is staff whose password is due.</summary>
public enum SessionStage { Full, SecondFactor, EnrolSecondFactor, NewPassword }

/// <summary>Who is acting, resolved by the core from the session token on every call; never from a command.</summary>
/// <param name="AccountId">Account of the acting person; for a job the empty id.</param>
/// <param name="PersonId">Whose data the actor's own data is. A member's id is the person's id.</param>
/// <param name="EnterpriseId">Set for an HR officer only: the one enterprise the officer acts for.</param>
/// <param name="Name">For the page's frame: family and given name, or the job's name.</param>
public sealed record Actor(
    ActorKind Kind, Guid AccountId, Guid PersonId, Guid? EnterpriseId, string Name,
    IReadOnlyCollection<string> Rights, Guid SessionId, string Terminal, SessionStage Stage = SessionStage.Full)
{
    public static readonly Actor Guest = new(ActorKind.Guest, Guid.Empty, Guid.Empty, null, "", [], Guid.Empty, "");
    public static Actor Job(string name) => new(ActorKind.Job, Guid.Empty, Guid.Empty, null, name, [], Guid.Empty, "job");
    public static Actor Hook(string name) => new(ActorKind.Hook, Guid.Empty, Guid.Empty, null, name, [], Guid.Empty, "hook");

    public bool Has(OfficerRight right) => right == OfficerRight.View || Rights.Contains(right.ToString());
    public bool Has(StaffRole role) => Rights.Contains(role.ToString());

    /// <summary>The enterprise an officer acts for.</summary>
    /// <exception cref="InvalidOperationException">The actor is not an officer.</exception>
    public Guid Enterprise => EnterpriseId ?? throw new InvalidOperationException("only an officer acts for an enterprise");
}

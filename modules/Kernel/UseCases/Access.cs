namespace WelfareMutual.Kernel.UseCases;

/// <summary>Who may run a use case. Deny by default: what is not listed is refused.</summary>
public sealed class Access
{
    private readonly Func<Actor, bool> allows;

    private Access(string text, Func<Actor, bool> allows)
    {
        Text = text;
        this.allows = allows;
    }

    /// <summary>For the catalogue an auditor reads.</summary>
    public string Text { get; }

    /// <param name="reason">Why no sign-in is needed.</param>
    public static Access Anyone(string reason) => new($"anyone ({reason})", static _ => true);
    public static readonly Access Member = new("member", static a => a is { Kind: ActorKind.Member, Stage: SessionStage.Full });
    public static readonly Access SignedIn = new("member or officer", static a => a is { Kind: ActorKind.Member or ActorKind.Officer, Stage: SessionStage.Full });
    public static readonly Access HalfSignedIn = new("officer before the second factor", static a => a.Kind == ActorKind.Officer && a.Stage != SessionStage.Full);
    public static readonly Access AnySession = new("whoever holds the session", static a => a.Kind is ActorKind.Member or ActorKind.Officer or ActorKind.Staff);
    public static readonly Access Job = new("schedule", static a => a.Kind == ActorKind.Job);
    public static readonly Access Signature = new("signed call", static a => a.Kind == ActorKind.Hook);
    public static readonly Access AnyStaff = new("any staff", static a => a is { Kind: ActorKind.Staff, Stage: SessionStage.Full });

    public static readonly Access OwnStaffPassword = new("staff: whoever changes the own password", static a => a is { Kind: ActorKind.Staff, Stage: SessionStage.Full or SessionStage.NewPassword });

    public static Access Officer(OfficerRight right) =>
        new($"officer: {right}", a => a is { Kind: ActorKind.Officer, Stage: SessionStage.Full } && a.Has(right));

    public static Access Staff(params StaffRole[] anyOf) =>
        new($"staff: {string.Join(" or ", anyOf)}", a => a is { Kind: ActorKind.Staff, Stage: SessionStage.Full } && anyOf.Any(a.Has));

    /// <returns>Null when the actor may run it; otherwise sign in first, or forbidden.</returns>
    public Refusal? Refuse(Actor actor) =>
        allows(actor) ? null : actor.Kind == ActorKind.Guest ? Refusal.SignInNeeded : Refusal.Forbidden;
}

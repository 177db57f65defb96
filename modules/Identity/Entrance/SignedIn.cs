using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Entrance;

/// <summary>A session was opened. The page puts the token into the cookie and goes on by the stage.</summary>
public sealed record SignedIn(string Token, SessionStage Stage, ActorKind Kind);

namespace WelfareMutual.Identity.Contracts;

/// <summary>How long a screen of the back office may stand without anybody doing something.</summary>
/// <param name="Minutes">Minutes after which the session is dead and the screen is replaced.</param>
public sealed record OfficeIdle(int Minutes);

namespace WelfareMutual.Identity;

/// <summary>Section WM:Identity of the configuration.</summary>
internal sealed class IdentitySettings
{
    /// <summary>OWASP Password Storage Cheat Sheet: PBKDF2-HMAC-SHA512 with 220,000 iterations or more. Fewer in tests only.</summary>
    public int HashIterations { get; init; } = 220_000;

    public int PortalIdleMinutes { get; init; } = 30;
    public int PortalLongestHours { get; init; } = 12;

    /// <summary>SECURITY.md 2.4: staff look away from a screen that shows other people.</summary>
    public int OfficeIdleMinutes { get; init; } = 10;
    public int OfficeLongestHours { get; init; } = 8;
    public int HalfSessionMinutes { get; init; } = 10;

    /// <summary>How long a mailed key is good: post, holidays and a drawer.</summary>
    public int KeyDays { get; init; } = 60;
    /// <summary>How long a colleague's start key is good: from one hand to the other.</summary>
    public int StartKeyDays { get; init; } = 7;
    public int OfficerKeyDays { get; init; } = 7;

    /// <summary>Failures within a minute.</summary>
    public int FailuresOfTargetFromHere { get; init; } = 5;
    public int FailuresOfTarget { get; init; } = 30;
    public int FailuresFromHere { get; init; } = 60;
    public int FailuresInTotal { get; init; } = 300;
    public int FailuresFromHereWhenBusy { get; init; } = 5;

    /// <summary>Source: NIST SP 800-63B-4 3.2.2. After so many failures in a row there is one attempt in the long wait.</summary>
    public int FailuresInARow { get; init; } = 100;
    public int LongWaitMinutes { get; init; } = 10;

    /// <summary>How long a place is remembered from which the owner came in.</summary>
    public int KnownSourceDays { get; init; } = 180;

    /// <summary>Passwords hashed at once; 0 is all processors but one.</summary>
    public int HashesAtOnce { get; init; }
    public int HashesWaiting { get; init; } = 40;
    public int LongestWaitForHashSeconds { get; init; } = 8;

    /// <summary>Shown by authenticator applications.</summary>
    public string Issuer { get; init; } = "WelfareMutual";
}

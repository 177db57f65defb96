namespace WelfareMutual.Kernel.UseCases;

/// <summary>What one call brought with it. Set by the entry, completed by the pipeline.</summary>
public sealed class UseCaseContext
{
    /// <summary>The browser's session token, or null for a guest.</summary>
    public string? Token { get; init; }

    /// <summary>Minted with the form; makes a second post of it harmless.</summary>
    public Guid? IdempotencyKey { get; init; }

    public Guid RequestId { get; init; } = Guid.CreateVersion7();

    /// <summary>Serial number of the IC card on this very connection (back office only).</summary>
    public string? CardSerial { get; init; }

    public string? Terminal { get; init; }

    /// <summary>Why the person at the terminal opens what is sealed: a code of <see cref="Auditing.AccessReason"/>, chosen once a session.</summary>
    public string? Reason { get; init; }

    /// <summary>What a Portal says about its visitor's address: advice, never proof.</summary>
    public string? ClientAddress { get; init; }

    /// <summary>The visitor's device in words of ours ("iPhone・Safari"), as the Portal read them from the browser: advice too.</summary>
    public string? Device { get; init; }

    /// <summary>The Portal whose certificate is on this very connection; null where none is asked for (back office, jobs).</summary>
    public Guid? Portal { get; init; }

    /// <summary>Acts without a session: a job or a signed hook. Set by its runner only.</summary>
    public Actor? Unattended { get; init; }

    public Actor Actor { get; internal set; } = Actor.Guest;
    internal bool Entered { get; set; }
}

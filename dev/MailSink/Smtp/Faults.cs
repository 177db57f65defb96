namespace WelfareMutual.Dev.MailSink.Smtp;

/// <summary>What goes wrong: counters are used up, the rest stays until changed.</summary>
internal sealed record FaultPlan
{
    /// <summary>Answer every connection with 421 and close it.</summary>
    public bool Refuse { get; init; }

    /// <summary>451 after the message, so many times.</summary>
    public int Temporary { get; init; }

    /// <summary>550 for these recipients.</summary>
    public string[] RefusedAddresses { get; init; } = [];

    /// <summary>Keep the message but cut the connection before the 250, so many times.</summary>
    public int DropAnswer { get; init; }

    /// <summary>Answer 250 but lose the message, so many times.</summary>
    public int Lose { get; init; }

    /// <summary>Take the message and never answer, so many times.</summary>
    public int Hang { get; init; }
}

internal enum Ending
{
    Keep,
    Temporary,
    DropAnswer,
    Lose,
    Hang,
}

internal sealed class Faults
{
    private readonly Lock gate = new();
    private FaultPlan plan = new();

    public FaultPlan Plan
    {
        get
        {
            lock (gate)
                return plan;
        }
        set
        {
            lock (gate)
                plan = value;
        }
    }

    public bool Refuses(string address) => Plan.RefusedAddresses.Contains(address, StringComparer.OrdinalIgnoreCase);

    public Ending TakeEnding()
    {
        lock (gate)
        {
            (plan, var ending) = plan switch
            {
                { Temporary: > 0 } => (plan with { Temporary = plan.Temporary - 1 }, Ending.Temporary),
                { DropAnswer: > 0 } => (plan with { DropAnswer = plan.DropAnswer - 1 }, Ending.DropAnswer),
                { Lose: > 0 } => (plan with { Lose = plan.Lose - 1 }, Ending.Lose),
                { Hang: > 0 } => (plan with { Hang = plan.Hang - 1 }, Ending.Hang),
                _ => (plan, Ending.Keep),
            };
            return ending;
        }
    }
}

using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Transport;

/// <summary>What a back-office page sends. Anything but an office use case does not compile.</summary>
public sealed class OfficeUseCases(UseCaseRunner runner, OfficeVisit visit)
{
    public async Task<Outcome<TResult>> Run<TResult>(IOfficeUseCase<TResult> command, CancellationToken ct = default)
    {
        var (outcome, actor) = await runner.Run(command, () => new UseCaseContext
        {
            Token = visit.Token,
            CardSerial = visit.CardSerial,
            Terminal = visit.Terminal,
            IdempotencyKey = visit.Key,
            Reason = visit.Reason,
        }, ct);
        visit.Visitor = Visitor.Of(actor);
        visit.Known = true;
        return outcome;
    }
}

/// <summary>One request of a terminal: its session, the card on this connection, the terminal's number.</summary>
public sealed class OfficeVisit
{
    public string? Token { get; set; }
    public string? CardSerial { get; set; }
    public string Terminal { get; set; } = "";
    public Guid? Key { get; set; }

    /// <summary>Why what is sealed is opened; a code of <see cref="Auditing.AccessReason"/>.</summary>
    public string? Reason { get; set; }
    public Visitor Visitor { get; set; } = Visitor.Guest;
    public bool Known { get; set; }
}

using System.Globalization;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Audit.Chain;

/// <summary>Recomputes the chain and holds it against the seals: ./wm audit verify, and every night (FEATURES AUD-02).</summary>
public sealed record VerifyLog : IJobUseCase<VerifyLog.Result>, IKeepsTheLog
{
    public static Access Access => Access.Job;

    /// <summary>First day; the seal of the day before is taken as the beginning. Null: from the first entry.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, by its seal. Null: to the end of the chain.</summary>
    public DateOnly? To { get; init; }

    /// <param name="Waiting">Entries that no number was given yet.</param>
    /// <param name="Sealed">The last day that a good seal covers.</param>
    public sealed record Result(long Rows, TimeSpan Took, long LastSeq, long Waiting, DateOnly? Sealed, IReadOnlyList<Finding> Findings);

    /// <summary>What is wrong, and where it begins.</summary>
    /// <param name="Code">altered, missing, broken, cut-off, outside, other-than-sealed, seal-missing, seal-forged.</param>
    /// <param name="Seq">The first bad place on the chain, or null.</param>
    public sealed record Finding(string Code, long? Seq, DateOnly? Day)
    {
        public override string ToString() =>
            string.Join(' ', ((string?[])[Code, Seq is { } seq ? string.Create(CultureInfo.InvariantCulture, $"at {seq}") : null, Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]).OfType<string>());
    }

    internal sealed class Handler(LogCheck check) : IHandle<VerifyLog, Result>
    {
        public async Task<Outcome<Result>> Handle(VerifyLog job, CancellationToken ct) => await check.Run(job.From, job.To, ct);
    }
}

using WelfareMutual.Tests.Drills.Stages;

namespace WelfareMutual.Tests.Drills.Frame;

/// <summary>One drill of the yardstick, SECURITY 4.3. Found by its interface: a class without constructor parameters anywhere in this project.</summary>
/// <remarks>The stage comes with a database of the run's own (migrated, demo data loaded) and with the hosts not yet started: the drill
/// starts what it needs by <see cref="Stage.StartHosts"/>, breaks it, heals it, waits, and looks. Everything it wants kept goes to
/// <see cref="Stage.Evidence"/>. It must be over in a minute when <see cref="DrillOptions.Smoke"/> is set.</remarks>
internal interface IDrill
{
    /// <summary>As in the yardstick: D1. Others have a word: firewall.</summary>
    string Id { get; }

    /// <summary>What is expected to hold although something breaks; one line.</summary>
    string Hypothesis { get; }

    /// <summary>What a planted run makes wrong, which the drill must report; one line.</summary>
    string Plant { get; }

    /// <summary>How the finding begins that the planted run must end in (LOST, MONEY, I1 …).</summary>
    string PlantShows { get; }

    /// <summary>Why it cannot run on this machine; null when it can. A drill that cannot run counts as not passed.</summary>
    string? Obstacle => null;

    Task<Verdict> Run(Stage stage, DrillOptions options, CancellationToken ct);
}

/// <param name="Smoke">The short form that ./wm test runs.</param>
/// <param name="Planted">The planted fault is in: the drill has to find it.</param>
/// <param name="Seed">Of every random choice; printed and kept, so that a failed run can be repeated.</param>
internal sealed record DrillOptions(bool Smoke, bool Planted, int Seed)
{
    public Random Random { get; } = new(Seed);

    public T Of<T>(T smoke, T whole) => Smoke ? smoke : whole;
}

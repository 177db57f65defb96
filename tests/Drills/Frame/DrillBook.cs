namespace WelfareMutual.Tests.Drills.Frame;

/// <summary>All drills there are, in the order of their numbers.</summary>
internal static class DrillBook
{
    public static IReadOnlyList<IDrill> All { get; } =
    [.. typeof(DrillBook).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IDrill).IsAssignableFrom(t))
        .Select(t => (IDrill)Activator.CreateInstance(t)!).OrderBy(Number).ThenBy(d => d.Id, StringComparer.Ordinal)];

    /// <returns>Null when the word names no drill.</returns>
    public static IReadOnlyList<IDrill>? Find(string word) =>
        word == "all" ? All
        : All.FirstOrDefault(d => d.Id.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } found ? [found] : null;

    private static int Number(IDrill drill) => int.TryParse(drill.Id.AsSpan(1), out var number) ? number : int.MaxValue;
}

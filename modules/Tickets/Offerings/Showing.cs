namespace WelfareMutual.Tickets.Offerings;

/// <summary>When and where a dated ticket is used.</summary>
/// <param name="StartsAt">Null when the day has no hour.</param>
/// <param name="Seat">Empty when there is nothing to say.</param>
public sealed record Showing(DateOnly Day, TimeOnly? StartsAt, string Seat)
{
    /// <returns>Null for every other kind.</returns>
    internal static Showing? Of(Offering o) => o.HeldOn is { } day ? new(day, o.StartsAt, o.Seat) : null;
}

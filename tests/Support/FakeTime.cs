namespace WelfareMutual.Tests.Support;

/// <summary>A clock that a test turns. Starts at a Tuesday noon in Japan.</summary>
public sealed class FakeTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 10, 13, 3, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;

    /// <summary>Sets the clock to a moment in Japan.</summary>
    public void SetTokyo(int year, int month, int day, int hour = 12, int minute = 0, int second = 0) =>
        Now = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.FromHours(9)).ToUniversalTime();
}

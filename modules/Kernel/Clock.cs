namespace WelfareMutual.Kernel;

/// <summary>The only clock. Time is UTC inside; a day is a day in Asia/Tokyo (UTC+9, no daylight saving).</summary>
public sealed class Clock(TimeProvider time)
{
    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    public DateTimeOffset Now => time.GetUtcNow();
    public DateOnly Today => DayOf(Now);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(InTokyo(instant).DateTime);
    public static DateTimeOffset InTokyo(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Tokyo);

    /// <summary>The instant a day begins in Asia/Tokyo. The end of a day, 24:00, is the start of the next.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(9)).ToUniversalTime();
}

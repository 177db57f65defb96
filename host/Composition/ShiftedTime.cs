using System.Globalization;

namespace WelfareMutual.Host.Composition;

/// <summary>Development only: the machine's clock moved by as many seconds as a file says, so that a drill can make one process's clock jump.</summary>
internal sealed class ShiftedTime(string file) : TimeProvider
{
    private static readonly TimeSpan ReadAgain = TimeSpan.FromMilliseconds(200);
    private readonly Lock gate = new();
    private TimeSpan shift;
    private long? readAt;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift();

    private TimeSpan Shift()
    {
        lock (gate)
        {
            if (readAt is { } at && System.GetElapsedTime(at) < ReadAgain)
            {
                return shift;
            }
            readAt = System.GetTimestamp();
            shift = File.Exists(file) && double.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
            return shift;
        }
    }
}

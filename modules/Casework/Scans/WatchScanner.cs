using System.Globalization;
using WelfareMutual.Casework.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Casework.Scans;

/// <summary>Asks the scanner how old its signatures are, also while nobody sends a document. Old ones find nothing new.</summary>
public sealed record WatchScanner : IJobUseCase<WatchScanner.Result>
{
    public static Access Access => Access.Job;

    /// <param name="SignaturesOf">Null when the scanner does not say.</param>
    public sealed record Result(DateTimeOffset? SignaturesOf);

    internal sealed class Handler(IMalwareScan scanner, Alarms alarms, Rulebook rulebook, Clock clock) : IHandle<WatchScanner, Result>
    {
        public async Task<Outcome<Result>> Handle(WatchScanner job, CancellationToken ct)
        {
            var settings = await rulebook.Today<ScanSettings>(ct);
            var made = await scanner.SignaturesOf(ct);
            if (made is null)
            {
                await alarms.Raise("scanner-silent", "casework.watch-scanner", ct);
            }
            else if (clock.Now - made > TimeSpan.FromDays(settings.SignatureDays))
            {
                await alarms.Raise("scanner-old", Clock.DayOf(made.Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ct);
            }
            return new Result(made);
        }
    }
}

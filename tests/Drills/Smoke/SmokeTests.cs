using WelfareMutual.Tests.Drills.Frame;
using WelfareMutual.Tests.Drills.Stages;
using Xunit;

namespace WelfareMutual.Tests.Drills.Smoke;

// Issue 3, section 6: a smoke of each drill, and each is shown to find the fault it is meant for.
public sealed class SmokeTests(SmokeTests.SharedTheatre shared) : IClassFixture<SmokeTests.SharedTheatre>
{
    public static TheoryData<string> Drills => [.. DrillBook.All.Select(d => d.Id)];

    [Fact]
    public void Every_drill_that_is_asked_for_is_there() => Assert.Equal(
        ["D1", "D2", "D3", "D4", "D6", "D8", "D9", "D13", "D14", "D16", "D17", "D18", "D19", "D20", "D21", "D23", "firewall", "prove"],
        DrillBook.All.Select(d => d.Id).Order(StringComparer.Ordinal).OrderBy(id => id is ['D', ..] ? int.Parse(id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) : int.MaxValue));

    [Theory]
    [MemberData(nameof(Drills))]
    public async Task The_hypothesis_holds(string id)
    {
        var run = await Play(id, planted: false);
        if (run.Drill.Obstacle is { } sentence)
        {
            Assert.Contains(sentence, run.Line, StringComparison.Ordinal);
            Assert.False(run.Passed);
            return;
        }
        Assert.True(run.Passed, $"{run.Line}\n{string.Join('\n', run.Verdict.Findings)}");
    }

    /// <summary>The others take longer than ./wm test has: ./wm drill all --smoke --planted.</summary>
    [Theory]
    [InlineData("D14")]
    [InlineData("D18")]
    [InlineData("D23")]
    [InlineData("prove")]
    public async Task The_planted_fault_is_found(string id)
    {
        if (DrillBook.Find(id)!.Single().Obstacle is not null)
        {
            return; // the other test sees to it that it says so
        }
        var run = await Play(id, planted: true);
        Assert.True(run.Passed, $"{run.Line}\n{run.Drill.Plant}");
    }

    private Task<DrillRun> Play(string id, bool planted) =>
        DrillRun.Of(DrillBook.Find(id)!.Single(), new DrillOptions(Smoke: true, planted, Seed: 3), shared.Open, CancellationToken.None);

    public sealed class SharedTheatre : IAsyncLifetime
    {
        private Theatre? theatre;

        public Task InitializeAsync() => Task.CompletedTask;

        internal async Task<Theatre> Open() => theatre ??= await Theatre.Open();

        public async Task DisposeAsync()
        {
            if (theatre is not null)
            {
                await theatre.DisposeAsync();
            }
        }
    }
}

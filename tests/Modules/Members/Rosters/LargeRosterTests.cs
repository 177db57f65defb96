using System.Diagnostics;
using System.Text;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Members.Rosters;

/// <summary>Source: FEATURES ENT-05, through the whole use case. An enterprise has 999 numbers at most: what is filed here stays below.</summary>
public sealed class LargeRosterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180); // ten are promised, and measured by ./wm bench rosters

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Five_thousand_rows_are_shown_at_once_and_change_nothing(bool shiftJis)
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await Upload(firm, "1人目.csv", Firm.Csv(1, 1), shiftJis); // the first calls compile
        var started = Stopwatch.GetTimestamp();
        var upload = await Upload(firm, "名簿.csv", Firm.Csv(1, 5000), shiftJis);
        var review = await firm.Officer.Do(new ReviewRoster(upload.RosterId));
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Patience);
        Assert.Equal((5000, 0, shiftJis ? "Cp932" : "Utf8"), (review.Review.Additions, review.Review.FaultyRows, review.Review.Encoding));
        Assert.Equal(0, (await firm.Officer.Do(new OurMembers(null, 1))).Total);
    }

    [Fact]
    public async Task The_same_file_again_reports_no_change_in_either_encoding()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var upload = await Upload(firm, "名簿.csv", Firm.Csv(1, 900), shiftJis: true);
        await firm.Officer.Do(new FileRoster(upload.RosterId, (await firm.Officer.Do(new ReviewRoster(upload.RosterId))).Fingerprint));
        await site.RunJobs();
        Assert.Equal(900, (await firm.Officer.Do(new OurMembers(null, 1))).Total);
        foreach (var shiftJis in new[] { true, false })
        {
            var again = await Upload(firm, "名簿.csv", Firm.Csv(1, 900), shiftJis);
            Assert.Equal((0, 0, 0, 900, 0), (again.Additions, again.Changes, again.Leavers, again.Same, again.FaultyRows));
        }
    }

    private static Task<UploadRoster.Result> Upload(Firm firm, string name, string csv, bool shiftJis) =>
        firm.Officer.Do(new UploadRoster(RosterKind.WholeList, name) { Upload = new MemoryStream(shiftJis ? Cp932.Encode(csv) : Encoding.UTF8.GetBytes(csv)) });
}

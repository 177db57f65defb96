using WelfareMutual.Kernel.Calendar;
using Xunit;

namespace WelfareMutual.Tests.Modules.Kernel.Calendar;

public sealed class FiscalYearTests
{
    [Fact]
    public void The_year_runs_from_April_to_March()
    {
        foreach (var example in VectorFile.List("eras", "fiscal_year", 5))
        {
            var year = FiscalYear.Of(example.Day("date"));
            Assert.Equal(example.Number("fiscal_year"), year.Year);
            Assert.Equal(example.Day("start"), year.Start);
            Assert.Equal(example.Day("end"), year.End);
            Assert.Equal(year.Year == 2019 ? "令和元年度" : example.Text("label_by_start_date"), year.Label);
        }
    }

    [Fact]
    public void The_label_can_show_the_western_months() =>
        Assert.Equal("令和8年度（2026年4月〜2027年3月）", new FiscalYear(2026).LabelWithWesternDates);

    [Fact]
    public void Years_are_ordered_by_their_start() => Assert.True(new FiscalYear(2025) < new FiscalYear(2026).Next);
}

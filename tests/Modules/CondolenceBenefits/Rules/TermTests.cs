using Xunit;
using System.Text.Json.Nodes;
using WelfareMutual.CondolenceBenefits.Rules;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Rules;

public sealed class TermTests
{
    [Fact]
    public void Terms_end_as_the_civil_code_says()
    {
        var cases = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "period_arithmetic.json")))!["cases"]!.AsArray();
        foreach (var one in cases)
        {
            var span = new Span((int)one!["length"]!, RuleJson.Read<SpanUnit>(one["unit"]!.ToJsonString()));
            var last = Term.LastDay(Claims.Day((string)one["event"]!), span, (bool)one["first_day_included"]!);
            Assert.Equal(Claims.Day((string)one["expires_on"]!), last);
        }

        Assert.NotEmpty(cases);
    }
}

using System.Text.Json;
using WelfareMutual.CondolenceBenefits.Rules;
using Xunit;
using static WelfareMutual.Tests.Modules.CondolenceBenefits.Rules.Claims;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Rules;

public sealed class RuleJsonTests
{
    private const string Handwritten = """
        {
          "scheme_id": "example", "version": "2", "label": "例の規程", "effective_from": "2025-04-01", "effective_to": null,
          "rules": [
            {
              "id": "sick", "kind": "sickness_absence", "label": "傷病見舞金",
              "trigger": { "event_day": "first_day_absent" },
              "pay": { "bands": [ { "gte": 8, "lt": null, "amount_yen": 8000 } ], "type": "bands" },
              "limits": [ { "scope": "rolling", "count": 1, "length": { "value": 1, "unit": "year" }, "on_repeat": "manual" } ]
            }
          ]
        }
        """;

    [Fact]
    public void A_table_written_by_hand_is_read_and_decides()
    {
        var table = RuleJson.Read<BenefitTable>(Handwritten);

        table.Decide(Absence("2025-08-01", "2025-08-09")).Pays(8_000);
        table.Decide(Absence("2025-08-01", "2025-08-09", "2025-04-01")).NeedsPerson();
        table.Decide(Absence("2025-03-31", "2025-04-30")).RefusedAs("benefits.not_due");
    }

    [Theory]
    [InlineData("\"rules\"", "\"rule\"")]
    [InlineData("\"bands\" }", "\"stripes\" }")]
    [InlineData("sickness_absence", "sickness")]
    [InlineData("8000", "8000.5")]
    [InlineData("\"on_repeat\"", "\"onRepeat\"")]
    public void Anything_that_is_not_in_the_form_is_refused(string written, string changed) =>
        Assert.Throws<JsonException>(() => RuleJson.Read<BenefitTable>(Handwritten.Replace(written, changed, StringComparison.Ordinal)));

    [Fact]
    public void A_table_survives_its_written_form()
    {
        foreach (var id in SchemeImport.Ids)
        {
            var written = RuleJson.Write(SchemeImport.Read(id));
            Assert.Equal(written, RuleJson.Write(RuleJson.Read<BenefitTable>(written)));
        }

        Assert.Equal(["hyogo-familypack", "mishima-tagata"], SchemeImport.Ids);
    }
}

using System.Text;
using WelfareMutual.Exports.Files;
using Xunit;

namespace WelfareMutual.Tests.Modules.Exports.Files;

// FEATURES REP-04; OWASP, CSV injection.
public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+819012345678")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("＝1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠1")]
    public void No_cell_can_be_computed(string cell)
    {
        var text = Encoding.UTF8.GetString(new CsvText().Row("番号", cell).Bytes());
        Assert.Contains($"\"'{cell}\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{cell}\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Quotes_commas_and_line_breaks_stay_in_their_cell_and_spreadsheets_know_the_letters()
    {
        var bytes = new CsvText().Row("山田　\"さくら\"", "港町1-1, 2階", null, "二行\r\n目").Bytes();
        Assert.Equal((byte[])[0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("\"山田　\"\"さくら\"\"\",\"港町1-1, 2階\",\"\",\"二行\r\n目\"\r\n", Encoding.UTF8.GetString(bytes[3..]));
    }
}

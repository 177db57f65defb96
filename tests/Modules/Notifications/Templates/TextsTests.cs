using System.Text.RegularExpressions;
using WelfareMutual.Notifications.Templates;
using Xunit;

namespace WelfareMutual.Tests.Modules.Notifications.Templates;

public sealed partial class TextsTests
{
    private const string Portal = "https://portal.example";

    public static TheoryData<string> Codes => [.. TextOf.Codes];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_mail_links_into_the_portal_and_holds_nothing_personal(string code)
    {
        var text = TextOf.Find(code);
        var body = text.Fill(new Guid("018f0000-0000-7000-8000-0000000000ab"), Portal);
        Assert.Contains($"{Portal}/", body, StringComparison.Ordinal);
        Assert.All(Links().Matches(body), link => Assert.StartsWith(Portal, link.Value, StringComparison.Ordinal));
        Assert.DoesNotMatch(Money(), body);
        Assert.DoesNotMatch(Benefit(), text.Subject + body);
        Assert.DoesNotContain("させていただ", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_alone_have_blanks_to_fill_and_none_is_left()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["number"] = "1284-037", ["key"] = "ABCD-EFGH-2345", ["until"] = "令和8年10月21日（2026年）の9:00", ["count"] = "45" };
        foreach (var code in TextOf.Codes)
        {
            Assert.DoesNotContain("{", TextOf.Find(code).Fill(values, Portal), StringComparison.Ordinal);
        }
        Assert.Contains("ABCD-EFGH-2345", TextOf.Find("members.activation-key").Fill(values, Portal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_about_many_leavers_names_how_many()
    {
        Assert.Contains("45人が退会になる名簿", TextOf.Find("members.second-confirm").Fill(Guid.CreateVersion7(), Portal, 45), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_code_is_a_bug() => Assert.Throws<ArgumentException>(() => TextOf.Find("nothing"));

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, 1000)]
    private static partial Regex Links();

    [GeneratedRegex(@"\d+円|¥|￥", RegexOptions.None, 1000)]
    private static partial Regex Money();

    [GeneratedRegex("弔慰|見舞|結婚|出産|病気|入院|死亡|香典|{name}", RegexOptions.None, 1000)]
    private static partial Regex Benefit();
}

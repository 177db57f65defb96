using WelfareMutual.Content.Rules;
using Xunit;

namespace WelfareMutual.Tests.Modules.Content.Rules;

public sealed class NoticeTextTests
{
    [Theory]
    [InlineData("# 大見出し", "content-heading-jump")]
    [InlineData("### いきなり3段目", "content-heading-jump")]
    [InlineData("## 一\n\n#### 四", "content-heading-jump")]
    [InlineData("## ", "content-empty-heading")]
    [InlineData("[](/tickets)", "content-empty-link")]
    [InlineData("[チケット]()", "content-empty-link")]
    [InlineData("[こちら](/tickets)", "content-vague-link")]
    [InlineData("[危ない](javascript:alert%281%29)", "content-odd-link")]
    [InlineData("[外](//evil.example)", "content-odd-link")]
    [InlineData("![](/img/mark.svg)", "content-no-alt")]
    [InlineData("![絵](https://elsewhere.example/a.png)", "content-odd-image")]
    [InlineData("   ", "content-no-text")]
    public void What_a_screen_reader_cannot_follow_is_refused(string body, string code) =>
        Assert.Contains(NoticeText.Refuse(body), r => r.Code == code);

    [Theory]
    [InlineData("ただの文です。\n\n次の段落です。")]
    [InlineData("## 一\n\n### 二\n\n## 三\n\n[チケットを見る](/tickets)と[電話](tel:0780000000)")]
    [InlineData("![しおみ共済の印](/img/mark.svg)")]
    [InlineData("[![しおみ共済の印](/img/mark.svg)](/)")]
    [InlineData("<https://example.jp/>")]
    public void Ordinary_text_is_accepted(string body) => Assert.Empty(NoticeText.Refuse(body));

    [Fact]
    public void Html_stays_text()
    {
        var html = NoticeText.Html("<script>alert(1)</script>\n\n普通の<b>文</b>");
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;b&gt;", html, StringComparison.Ordinal);
    }
}

using System.Text.RegularExpressions;
using Xunit;

namespace WelfareMutual.Tests.Web.Shared;

public sealed class ColourTests
{
    [Theory]
    [InlineData("ink", "paper", 17.4)]
    [InlineData("ink-2", "paper", 8.5)]
    [InlineData("ink-3", "paper", 5.7)]
    [InlineData("ink-3", "ground", 4.5)]
    [InlineData("ink-2", "line-soft", 4.5)]
    [InlineData("line-strong", "paper", 4.5)]
    [InlineData("brand", "paper", 7.1)]
    [InlineData("brand-strong", "paper", 9.6)]
    [InlineData("brand-strong", "brand-tint", 7)]
    [InlineData("brand", "brand-tint", 4.5)]
    [InlineData("on-brand", "brand-deep", 12.9)]
    [InlineData("on-deep", "brand-deep", 11.3)]
    [InlineData("brand-line", "paper", 4.5)]
    [InlineData("ink", "warm", 7)]
    [InlineData("ink-3", "warm", 4.5)]
    [InlineData("due", "paper", 6.1)]
    [InlineData("due", "due-tint", 5.4)]
    [InlineData("due-ink", "due-tint", 7.3)]
    [InlineData("ok", "ok-tint", 7.3)]
    [InlineData("warn", "warn-tint", 6.4)]
    [InlineData("bad", "paper", 5.8)]
    [InlineData("bad-ink", "bad-tint", 6.9)]
    [InlineData("bad-ink", "paper", 7)]
    [InlineData("note", "note-tint", 9.1)]
    [InlineData("seal", "seal-tint", 11.0)]
    [InlineData("visited", "paper", 7)]
    [InlineData("focus-ring", "focus-line", 3)]
    [InlineData("focus-line", "paper", 3)]
    public void Text_of_the_portal_can_be_read_on_its_ground(string ink, string surface, double least) =>
        Assert.True(Math.Round(new Stylesheet(office: false).Contrast(ink, surface), 1) >= least, Measured(false, ink, surface));

    [Theory]
    [InlineData("chrome-ink", "chrome", 17.4)]
    [InlineData("chrome-ink-2", "chrome", 8.3)]
    [InlineData("chrome-mark", "chrome", 12.2)]
    [InlineData("ink", "chrome-train", 11.1)]
    [InlineData("brand", "paper", 14.2)]
    [InlineData("brand", "ground", 7)]
    [InlineData("brand", "brand-tint", 7)]
    [InlineData("on-brand", "brand-strong", 7)]
    [InlineData("ink-3", "ground", 4.5)]
    [InlineData("bad-ink", "ground", 4.5)]
    [InlineData("due", "ground", 4.5)]
    public void Text_of_the_office_can_be_read_on_its_ground(string ink, string surface, double least) =>
        Assert.True(Math.Round(new Stylesheet(office: true).Contrast(ink, surface), 1) >= least, Measured(true, ink, surface));

    [Fact]
    public void Below_the_roles_no_colour_is_written_out()
    {
        var rules = Stylesheet.Css[Stylesheet.Css.IndexOf("[data-density", StringComparison.Ordinal)..];
        Assert.DoesNotMatch(new Regex(@"#[0-9a-f]{3,8}\b(?![^{]*\{)|rgba?\(|hsla?\(", RegexOptions.IgnoreCase), rules);
        Assert.DoesNotContain("var(--color-", rules, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_role_in_use_is_defined()
    {
        var defined = Regex.Matches(Stylesheet.Css, @"(--wm-[a-z0-9-]+)\s*:").Select(m => m.Groups[1].Value).ToHashSet();
        var used = Regex.Matches(Stylesheet.Css, @"var\((--wm-[a-z0-9-]+)").Select(m => m.Groups[1].Value).Distinct();
        Assert.Empty(used.Except(defined));
    }

    private static string Measured(bool office, string ink, string surface) =>
        $"{ink} on {surface} is {new Stylesheet(office).Contrast(ink, surface):0.00}";
}

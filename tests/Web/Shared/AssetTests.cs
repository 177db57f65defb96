using System.Text.RegularExpressions;
using Xunit;

namespace WelfareMutual.Tests.Web.Shared;

public sealed class AssetTests
{
    private static readonly string Assets = Path.Combine(Stylesheet.Root, "wwwroot");
    private static readonly string Pages = Path.Combine(Stylesheet.Root, "pages");

    [Fact]
    public void Every_file_a_stylesheet_names_exists()
    {
        var missing = Directory.GetFiles(Assets, "*.css", SearchOption.AllDirectories)
            .SelectMany(css => Regex.Matches(File.ReadAllText(css), @"url\((?<u>[^)]+)\)")
                .Select(m => Path.Combine(Path.GetDirectoryName(css)!, m.Groups["u"].Value.Trim('"', '\''))))
            .Where(file => !File.Exists(file))
            .ToList();
        Assert.Empty(missing);
        Assert.Equal(124, Directory.GetFiles(Path.Combine(Assets, "fonts"), "*.woff2").Length);
    }

    [Fact]
    public void Every_file_a_page_or_the_script_names_exists()
    {
        var sources = Directory.GetFiles(Pages, "*.cshtml", SearchOption.AllDirectories).Append(Path.Combine(Assets, "wm.js"));
        var named = sources.SelectMany(file => Regex.Matches(File.ReadAllText(file), @"[""'](?:~)?(?<u>/[a-z0-9/_-]+\.(?:css|js|svg|png|woff2))[""']"))
            .Select(m => m.Groups["u"].Value).Distinct().ToList();
        Assert.Contains("/wm.css", named);
        Assert.All(named, path => Assert.True(File.Exists(Assets + path), path));
    }

    [Fact]
    public void No_page_carries_a_style_or_a_script_of_its_own()
    {
        var pages = Directory.GetFiles(Pages, "*.cshtml", SearchOption.AllDirectories);
        Assert.NotEmpty(pages);
        var inline = new Regex(@"\sstyle\s*=|\son[a-z]+\s*=\s*[""']|<style[\s>]|<script(?![^>]*\ssrc=)|javascript:", RegexOptions.IgnoreCase);
        Assert.All(pages, page => Assert.False(inline.IsMatch(File.ReadAllText(page)), page));
    }

    [Fact]
    public void Nothing_is_loaded_from_another_site()
    {
        var text = Directory.GetFiles(Assets, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".css", StringComparison.Ordinal) || file.EndsWith(".js", StringComparison.Ordinal))
            .Select(File.ReadAllText);
        Assert.All(text, content => Assert.DoesNotMatch(@"(?:url\(|import\s|fetch\(|src\s*=)\s*[""']?(?:https?:)?//", content));
    }
}

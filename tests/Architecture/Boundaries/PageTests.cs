using System.Text.RegularExpressions;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Boundaries;

// ARCHITECTURE.md, "Pages"; the content security policy allows no inline style and no inline script.
public sealed class PageTests
{
    static readonly Regex Inline = Tree.Pattern(@"<[a-z][^<>]*?\s(style|on[a-z]+)\s*=|<style\b|<script(?![^>]*\bsrc=)[^>]*>|javascript:", RegexOptions.IgnoreCase);
    static readonly Regex BoundCommand = Tree.Pattern(@"\[BindProperty[^\]]*\]\s*(?:\[[^\]]*\]\s*)*public\s+(?:required\s+)?(\w+)\??\s+\w+");
    static readonly Regex TemporaryStore = Tree.Pattern(@"\bTempData\b|\bViewBag\b");

    [Fact]
    public void No_page_has_inline_style_or_script()
    {
        var pages = Tree.Below(".cshtml", "web");
        Assert.True(pages.Count > 15, $"only {pages.Count} pages were found");
        Findings.None(pages.SelectMany(InlineParts));
        Assert.Equal(3, InlineParts(new SourceFile("x", """<p style="color:red"><a onclick="x()">a</a><script>1</script><script src="/a.js"></script>""")).Count());
    }

    [Fact]
    public void A_page_binds_its_own_input_and_never_a_command()
    {
        var commands = Product.UseCases.Select(s => s.Type.Name).ToHashSet(StringComparer.Ordinal);
        var models = Tree.Below(".cshtml.cs", "web");
        Findings.None(models.SelectMany(f => Bound(f).Where(commands.Contains)));
        Assert.Contains(Bound(new SourceFile("x", "[BindProperty] public ReserveTickets Command { get; set; }")), commands.Contains);
    }

    [Fact]
    public void No_page_keeps_anything_in_temporary_data() =>
        Findings.None(Tree.Below(".cs", "web").Concat(Tree.Below(".cshtml", "web")).Where(f => TemporaryStore.IsMatch(f.Text)).Select(f => f.Path));

    [Fact]
    public void Every_page_stands_in_a_folder_of_a_module_or_of_a_known_place()
    {
        // What one kind of user finds in one place although several modules answer: the officer's firm, the member's own, the guest's, paper and post.
        string[] ownFolders = ["Shared", "Errors", "Kept", "Home", "Help", "Enterprise", "My", "Guest", "Intake", "Letters", "Rules", "Sealing"];
        var stray = Tree.Below(".cshtml", "web/Portal/Pages", "web/BackOffice/Pages").Select(f => f.Path.Split('/'))
            .Where(path => path.Length > 4 && !Tree.ModuleFolders.Contains(path[3]) && !ownFolders.Contains(path[3]))
            .Select(path => string.Join('/', path));
        Findings.None(stray);
    }

    static IEnumerable<string> InlineParts(SourceFile page) => Inline.Matches(page.Text).Select(m => $"{page.Path}: {m.Value}");

    static IEnumerable<string> Bound(SourceFile model) => BoundCommand.Matches(model.Text).Select(m => m.Groups[1].Value);
}

using Microsoft.AspNetCore.Razor.TagHelpers;
using WelfareMutual.Web.Shared.Layout;
using WelfareMutual.Web.Shared.Text;

namespace WelfareMutual.Web.Shared.TagHelpers;

/// <summary>A sentence about the page: what happened, what to know. With focus it is read out after a success.</summary>
[HtmlTargetElement("wm-banner")]
public sealed class BannerTagHelper : TagHelper
{
    /// <summary>ok, note, warn or bad.</summary>
    public string Kind { get; set; } = "note";

    /// <summary>The bold first sentence.</summary>
    public string? Title { get; set; }
    public bool Focus { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"wm-banner is-{Kind}");
        output.Attributes.SetAttribute("role", Kind == "bad" ? "alert" : "status");
        if (Focus)
        {
            output.Attributes.SetAttribute("tabindex", "-1");
            output.Attributes.SetAttribute("data-wm-focus", "");
        }

        var glyph = Kind switch { "ok" => "✓", "warn" => "!", "bad" => "✕", _ => "i" };
        var words = Markup.Tag("div");
        if (Title is not null)
        {
            words.InnerHtml.AppendHtml(Markup.Tag("b", "t", Title));
        }

        words.InnerHtml.AppendHtml(text);
        output.Content.SetHtmlContent(Markup.Glyph(glyph, "g")).AppendHtml(words);
    }
}

/// <summary>A state in words: from the table by state, or free words with a tone and a glyph.</summary>
[HtmlTargetElement("wm-badge")]
public sealed class BadgeTagHelper(SiteFrame frame) : TagHelper
{
    public string? State { get; set; }

    /// <summary>The date or number that the state's words leave open.</summary>
    public string? Fill { get; set; }
    public string? Tone { get; set; }
    public string? Glyph { get; set; }

    /// <summary>No box: for the ordinary state in a long list.</summary>
    public bool Quiet { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var free = (await output.GetChildContentAsync()).GetContent().Trim();
        var word = State is null ? null : StateWords.Of(State);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"wm-badge is-{Tone ?? word?.Tone ?? "grey"}{(Quiet ? " is-quiet" : "")}");
        output.Content.Clear();
        if ((Glyph ?? word?.Glyph) is { Length: > 0 } glyph)
        {
            output.Content.AppendHtml(Markup.Glyph(glyph));
        }

        if (free.Length > 0)
        {
            output.Content.AppendHtml(free);
        }
        else if (State is not null)
        {
            output.Content.Append(StateWords.Say(State, frame.IsStaff, Fill));
        }
    }
}

/// <summary>What would stand here, and the one link that leads on.</summary>
[HtmlTargetElement("wm-empty")]
public sealed class EmptyTagHelper : TagHelper
{
    public string? Href { get; set; }
    public string? Action { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var sentence = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wm-empty");
        output.Content.SetHtmlContent(Markup.Tag("p", null, sentence));
        if (Href is not null && Action is not null)
        {
            output.Content.AppendHtml(Markup.Tag("p", null, Markup.Link(Href, Action)));
        }
    }
}

/// <summary>A long job: how far it is. The page around it refreshes itself.</summary>
[HtmlTargetElement("wm-job", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class JobTagHelper : TagHelper
{
    public string Title { get; set; } = "";
    public long Done { get; set; }
    public long Total { get; set; }
    public string Unit { get; set; } = "件";
    public string? By { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wm-job wm-card");
        var bar = Markup.Tag("progress");
        bar.Attributes["max"] = Figures.Plain(Math.Max(Total, 1));
        bar.Attributes["value"] = Figures.Plain(Done);
        bar.Attributes["aria-label"] = Title;
        // Said aloud at quarters only, so that a reader is not interrupted at each refresh.
        var quarter = Total == 0 ? 0 : Done * 4 / Total * 25;
        var spoken = Markup.Hidden($"{quarter}％まで進みました");
        spoken.Attributes["aria-live"] = "polite";
        output.Content.AppendHtml(Markup.Tag("h2", null, Title)).AppendHtml(bar)
            .AppendHtml(Markup.Tag("p", null, $"{Figures.Comma(Done)}／{Figures.Comma(Total)}{Unit}")).AppendHtml(spoken);
        if (By is not null)
        {
            output.Content.AppendHtml(Markup.Tag("p", "meta", By));
        }
    }
}

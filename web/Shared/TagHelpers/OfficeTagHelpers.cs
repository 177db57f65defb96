using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WelfareMutual.Web.Shared.TagHelpers;

/// <summary>The persons who must be different ones.</summary>
[HtmlTargetElement("wm-eyes")]
public sealed class EyesTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.Attributes.SetAttribute("class", "wm-eyes");
    }
}

/// <summary>One of them: role, who, and in the content when and what was checked, or why barred and who can.</summary>
[HtmlTargetElement("wm-eye", ParentTag = "wm-eyes")]
public sealed class EyeTagHelper : TagHelper
{
    public string Role { get; set; } = "";
    public string? Who { get; set; }

    /// <summary>done, you, waiting or barred.</summary>
    public string State { get; set; } = "waiting";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var what = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"is-{State}");
        var mark = State switch { "done" => "✓ 済み", "you" => "▶ あなた", "barred" => "✕ できません", _ => "○ これから" };
        var role = Markup.Tag("p", "role", Role);
        role.InnerHtml.AppendHtml(Markup.Tag("span", null, mark));
        output.Content.SetHtmlContent(role);
        if (Who is not null)
        {
            output.Content.AppendHtml(Markup.Tag("p", "who", Who));
        }

        output.Content.AppendHtml(Markup.Tag("div", null, what));
    }
}

/// <summary>Results of the rules; the page lists the failing ones first.</summary>
[HtmlTargetElement("wm-rules")]
public sealed class RulesTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ul";
        output.Attributes.SetAttribute("class", "wm-rules");
    }
}

[HtmlTargetElement("wm-rule", ParentTag = "wm-rules")]
public sealed class RuleTagHelper : TagHelper
{
    /// <summary>ok, warn or bad.</summary>
    public string Result { get; set; } = "ok";
    public string? Source { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"is-{Result}");
        var word = Result switch { "ok" => "✓ 満たす", "warn" => "! 確かめる", _ => "✕ 満たさない" };
        var body = Markup.Tag("span", null, text);
        if (Source is not null)
        {
            body.InnerHtml.AppendHtml(Markup.Tag("small", null, Source));
        }

        output.Content.SetHtmlContent(Markup.Tag("span", "r", word)).AppendHtml(body);
    }
}

/// <summary>A sealed field: the content is the wm-form that asks for purpose and reason; without permission say who may.</summary>
[HtmlTargetElement("wm-sealed")]
public sealed class SealedTagHelper : TagHelper
{
    public string Label { get; set; } = "";
    public string Kind { get; set; } = "健康情報";
    public bool Allowed { get; set; } = true;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var form = await output.GetChildContentAsync();
        output.TagName = Allowed ? "details" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wm-sealed");
        if (!Allowed)
        {
            output.Content.SetHtmlContent(Markup.Tag("p", null, $"封　{Label}：あなたの権限では開けません（{Kind}・閲覧）"));
            return;
        }

        var summary = Markup.Tag("summary", null, Markup.Tag("span", null, $"封　{Label}（{Kind}）：封をしています"));
        summary.InnerHtml.AppendHtml(Markup.Tag("span", "do", "理由を記録して開く"));
        output.Content.SetHtmlContent(summary).AppendHtml(form);
    }
}

/// <summary>A section of the office with its head; an aside stands at the head's right.</summary>
[HtmlTargetElement("wm-panel")]
public sealed class PanelTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    /// <summary>The number key that jumps here.</summary>
    public string? Key { get; set; }
    public string? Aside { get; set; }
    public string? AsideHref { get; set; }

    /// <summary>The content comes without padding: a table or wm-rules.</summary>
    public bool Flush { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.TagName = "section";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wm-panel");
        output.Attributes.SetAttribute("aria-label", Title);
        if (Key is not null)
        {
            output.Attributes.SetAttribute("data-key", Key);
            output.Attributes.SetAttribute("tabindex", "-1");
        }

        var heading = Markup.Tag("h2");
        if (Key is not null)
        {
            heading.InnerHtml.AppendHtml(Markup.Tag("kbd", null, Key)).Append(" ");
        }

        heading.InnerHtml.Append(Title);
        var head = Markup.Tag("header", null, heading);
        if (Aside is not null)
        {
            head.InnerHtml.AppendHtml(AsideHref is null ? Markup.Tag("span", null, Aside) : Markup.Link(AsideHref, Aside));
        }

        output.Content.SetHtmlContent(head);
        if (Flush)
        {
            output.Content.AppendHtml(inside);
        }
        else
        {
            output.Content.AppendHtml(Markup.Tag("div", "p", inside));
        }
    }
}

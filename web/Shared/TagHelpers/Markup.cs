using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace WelfareMutual.Web.Shared.TagHelpers;

/// <summary>Small pieces of HTML that several tag helpers write.</summary>
internal static class Markup
{
    public static TagBuilder Tag(string name, string? css = null, string? text = null)
    {
        var tag = new TagBuilder(name);
        if (css is not null)
        {
            tag.AddCssClass(css);
        }

        if (text is not null)
        {
            tag.InnerHtml.Append(text);
        }

        return tag;
    }

    public static TagBuilder Tag(string name, string? css, IHtmlContent content)
    {
        var tag = Tag(name, css);
        tag.InnerHtml.AppendHtml(content);
        return tag;
    }

    public static TagBuilder Hidden(string text) => Tag("span", "wm-hide", text);

    public static TagBuilder Glyph(string glyph, string? css = null)
    {
        var tag = Tag("span", css, glyph);
        tag.Attributes["aria-hidden"] = "true";
        return tag;
    }

    public static TagBuilder Link(string href, string text, string? css = null)
    {
        var tag = Tag("a", css, text);
        tag.Attributes["href"] = href;
        return tag;
    }

    public static void Set(TagBuilder tag, string name, string? value)
    {
        if (value is not null)
        {
            tag.Attributes[name] = value;
        }
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WelfareMutual.Web.Shared.TagHelpers;

/// <summary>Pages by number (page, size, total), or by key in the office (previous and next are addresses).</summary>
[HtmlTargetElement("wm-pages", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagesTagHelper : TagHelper
{
    public int Page { get; set; } = 1;
    public int Size { get; set; } = 20;
    public long Total { get; set; }

    /// <summary>The name of the page number in the address.</summary>
    public string Field { get; set; } = "page";

    /// <summary>The key that stands for the row after this page; the address of what came before.</summary>
    public string? Previous { get; set; }
    public string? Next { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var last = (int)Math.Max(1, (Total + Size - 1) / Size);
        var byKey = Previous is not null || Next is not null;
        if (Total == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wm-pages");
        output.Attributes.SetAttribute("aria-label", "ページ");
        var from = ((long)(Page - 1) * Size) + 1;
        output.Content.AppendHtml(Markup.Tag("p", "num", $"{Figures.Comma(from)}〜{Figures.Comma(Math.Min(Total, from + Size - 1))}件目／全{Figures.Comma(Total)}件"));
        if (byKey || last > 1)
        {
            output.Content.AppendHtml(byKey ? Keyset() : Numbered(last));
        }
    }

    private TagBuilder Keyset()
    {
        var list = Markup.Tag("ul");
        Add(list, Previous, $"前の{Size}件");
        Add(list, Next, $"次の{Size}件");
        return list;
    }

    private TagBuilder Numbered(int last)
    {
        var list = Markup.Tag("ul");
        Add(list, Page > 1 ? Address(Page - 1) : null, "前へ");
        var shown = new SortedSet<int>([1, last, Page - 1, Page, Page + 1]);
        shown.RemoveWhere(number => number < 1 || number > last);
        var before = 0;
        foreach (var number in shown)
        {
            if (number > before + 1)
            {
                list.InnerHtml.AppendHtml(Markup.Tag("li", null, "…"));
            }

            list.InnerHtml.AppendHtml(Markup.Tag("li", null, number == Page ? Current(number) : Markup.Link(Address(number), Figures.Plain(number))));
            before = number;
        }

        Add(list, Page < last ? Address(Page + 1) : null, "次へ");
        return list;
    }

    private static void Add(TagBuilder list, string? href, string text)
    {
        if (href is not null)
        {
            list.InnerHtml.AppendHtml(Markup.Tag("li", null, Markup.Link(href, text)));
        }
    }

    private static TagBuilder Current(int number)
    {
        var span = Markup.Tag("span", null, Figures.Plain(number));
        span.Attributes["aria-current"] = "page";
        return span;
    }

    private string Address(int number)
    {
        var request = ViewContext.HttpContext.Request;
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != Field)
            .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? ""))));
        query.Add(Field, Figures.Plain(number));
        return request.PathBase + request.Path + query.ToQueryString();
    }
}

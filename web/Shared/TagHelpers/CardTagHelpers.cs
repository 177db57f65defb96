using Microsoft.AspNetCore.Razor.TagHelpers;
using WelfareMutual.Web.Shared.Text;

namespace WelfareMutual.Web.Shared.TagHelpers;

/// <summary>The member card as it lies on the home page.</summary>
[HtmlTargetElement("wm-membercard", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MemberCardTagHelper : TagHelper
{
    public string Name { get; set; } = "";
    public string? Kana { get; set; }
    public string Number { get; set; } = "";
    public string Enterprise { get; set; } = "";

    /// <summary>有効, or until when.</summary>
    public string Validity { get; set; } = "有効";
    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wm-membercard");
        var top = Markup.Tag("p", "t", Markup.Tag("span", null, "会員証"));
        top.InnerHtml.AppendHtml(Markup.Tag("span", null, Validity));
        var left = Markup.Tag("p", null, Markup.Tag("span", "no", Number));
        left.InnerHtml.AppendHtml("<br>").AppendHtml(Markup.Tag("small", null, Enterprise));
        var bottom = Markup.Tag("div", "m", left);
        if (Href is not null)
        {
            bottom.InnerHtml.AppendHtml(Markup.Link(Href, "会員証を開く"));
        }

        output.Content.AppendHtml(top).AppendHtml(Markup.Tag("p", "n", WithKana())).AppendHtml(bottom);
    }

    private Microsoft.AspNetCore.Mvc.Rendering.TagBuilder WithKana()
    {
        if (Kana is null)
        {
            return Markup.Tag("span", null, Name);
        }

        var ruby = Markup.Tag("ruby", null, Name);
        ruby.InnerHtml.AppendHtml(Markup.Tag("rp", null, "（")).AppendHtml(Markup.Tag("rt", null, Kana)).AppendHtml(Markup.Tag("rp", null, "）"));
        return ruby;
    }
}

/// <summary>A ticket to look at; the content is badge, price and what is left.</summary>
[HtmlTargetElement("wm-ticket")]
public sealed class TicketTagHelper : TagHelper
{
    public string Title { get; set; } = "";
    public string Href { get; set; } = "";

    /// <summary>sea, stage, film, park, meal, stay, sport or learn.</summary>
    public string Picture { get; set; } = "park";
    public string? Place { get; set; }
    public long? Price { get; set; }
    public long? UsualPrice { get; set; }

    /// <summary>Others pay more than the price.</summary>
    public bool From { get; set; }
    public string? Note { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var badges = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wm-ticket");
        var image = Markup.Tag("img");
        image.TagRenderMode = Microsoft.AspNetCore.Mvc.Rendering.TagRenderMode.SelfClosing;
        image.Attributes["src"] = $"/img/kind-{Picture}.svg";
        image.Attributes["alt"] = "";
        image.Attributes["loading"] = "lazy";
        var body = Markup.Tag("div", "b", Markup.Tag("p", null, badges));
        body.InnerHtml.AppendHtml(Markup.Tag("h3", null, Markup.Link(Href, Title)));
        AddMeta(body, Place);
        if (Price is { } price)
        {
            var line = Markup.Tag("p", "wm-price", Yen(price));
            line.InnerHtml.Append(From ? "から" : "");
            if (UsualPrice is { } usual && usual > price)
            {
                var was = Markup.Tag("span", "u", "通常 ");
                was.InnerHtml.AppendHtml(Yen(usual));
                line.InnerHtml.Append(" ").AppendHtml(was);
            }

            body.InnerHtml.AppendHtml(line);
        }

        AddMeta(body, Note);
        output.Content.SetHtmlContent(Markup.Tag("div", "pic", image)).AppendHtml(body);
    }

    private static void AddMeta(Microsoft.AspNetCore.Mvc.Rendering.TagBuilder body, string? text)
    {
        if (text is not null)
        {
            body.InnerHtml.AppendHtml(Markup.Tag("p", "meta", text));
        }
    }

    private static Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Yen(long yen)
    {
        var tag = Markup.Tag("data", "wm-money", Figures.Comma(yen));
        tag.Attributes["value"] = Figures.Plain(yen);
        tag.InnerHtml.AppendHtml(Markup.Tag("small", null, "円"));
        return tag;
    }
}

/// <summary>An event with its day; the content is badges first, then place, intake, fee and period.</summary>
[HtmlTargetElement("wm-event")]
public sealed class EventTagHelper : TagHelper
{
    public string Title { get; set; } = "";
    public string Href { get; set; } = "";
    public DateOnly Date { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rest = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wm-event");
        var day = Markup.Tag("time", "day", Markup.Tag("span", null, $"{Date.Month}月"));
        day.Attributes["datetime"] = Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        day.InnerHtml.AppendHtml(Markup.Tag("b", null, Figures.Plain(Date.Day))).AppendHtml(Markup.Tag("span", null, $"（{JapaneseDates.Weekday(Date)}）"));
        var body = Markup.Tag("div", "b", Markup.Tag("h3", null, Markup.Link(Href, Title)));
        body.InnerHtml.AppendHtml(rest);
        output.Content.SetHtmlContent(day).AppendHtml(body);
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using WelfareMutual.Web.Shared.Layout;
using WelfareMutual.Web.Shared.Text;

namespace WelfareMutual.Web.Shared.TagHelpers;

/// <summary>An amount in yen; nothing known is 未定, a minus is △ in the office's ledgers and − in the portal.</summary>
[HtmlTargetElement("wm-money", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MoneyTagHelper(SiteFrame frame) : TagHelper
{
    public long? Value { get; set; }
    public bool Large { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        var css = Large ? "wm-money is-large" : "wm-money";
        output.Attributes.SetAttribute("class", css);
        if (Value is not { } yen)
        {
            output.TagName = "span";
            output.Content.SetContent("未定");
            return;
        }

        output.TagName = "data";
        output.Attributes.SetAttribute("value", Figures.Plain(yen));
        var minus = yen >= 0 ? "" : frame.IsStaff ? "△" : "−";
        output.Content.Append(minus + Figures.Comma(Math.Abs(yen))).AppendHtml(Markup.Tag("small", null, "円"));
    }
}

/// <summary>A date, or a moment in Tokyo time. Without as: long in the portal, short in the office.</summary>
[HtmlTargetElement("wm-when", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WhenTagHelper(SiteFrame frame) : TagHelper
{
    public DateOnly? Date { get; set; }
    public DateTimeOffset? At { get; set; }

    /// <summary>full, short, era, day, western, with-western or deadline.</summary>
    public string? As { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var local = At is { } moment ? JapaneseDates.AtTokyo(moment) : (DateTimeOffset?)null;
        var date = Date ?? (local is { } l ? DateOnly.FromDateTime(l.DateTime) : null);
        if (date is not { } day)
        {
            output.TagName = "span";
            output.TagMode = TagMode.StartTagAndEndTag;
            output.Content.SetContent("—");
            return;
        }

        TimeOnly? time = local is { } t ? TimeOnly.FromDateTime(t.DateTime) : null;
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", local is { } m
            ? m.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture)
            : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        output.Content.SetContent(Words(day, time));
    }

    private string Words(DateOnly day, TimeOnly? time)
    {
        var kind = As ?? (frame.IsStaff ? "short" : "full");
        if (kind == "deadline")
        {
            return time is { } limit ? JapaneseDates.Deadline(day, limit) : JapaneseDates.Deadline(day);
        }

        var words = kind switch
        {
            "short" => JapaneseDates.Short(day),
            "era" => JapaneseDates.EraDate(day),
            "day" => JapaneseDates.Day(day),
            "western" => JapaneseDates.Western(day),
            "with-western" => JapaneseDates.WithWestern(day),
            _ => JapaneseDates.Full(day),
        };
        return time is { } clock ? $"{words}{(kind == "short" ? " " : "")}{JapaneseDates.Clock(clock)}" : words;
    }
}

/// <summary>What is left of a yearly right: the words carry everything, the bar repeats it.</summary>
[HtmlTargetElement("wm-quota", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QuotaTagHelper : TagHelper
{
    public string Label { get; set; } = "";
    public long Left { get; set; }
    public long Limit { get; set; }
    public string Unit { get; set; } = "";
    public string? Note { get; set; }
    public string? Href { get; set; }
    public string Action { get; set; } = "使う";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wm-quota");
        var value = Markup.Tag("span", "v", "残り ");
        value.InnerHtml.AppendHtml(Markup.Tag("b", null, Figures.Comma(Left))).Append($"／{Figures.Comma(Limit)}{Unit}");
        output.Content.AppendHtml(Markup.Tag("span", "l", Label)).AppendHtml(value).AppendHtml(Bar());
        if (Note is null && (Href is null || Left == 0))
        {
            return;
        }

        var foot = Markup.Tag("span", "meta", Note is null ? "" : $"{Note}　");
        if (Href is not null && Left > 0)
        {
            var link = Markup.Link(Href, Action);
            link.InnerHtml.AppendHtml(Markup.Hidden($"（{Label}）"));
            foot.InnerHtml.AppendHtml(link);
        }

        output.Content.AppendHtml(foot);
    }

    private Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Bar()
    {
        var segments = Math.Clamp(Limit, 1, 10);
        var left = Limit <= 0 ? 0 : Left >= Limit ? segments : (long)Math.Ceiling(Math.Max(Left, 0) * segments / (double)Limit);
        // A bar that shows nothing used although something was would lie.
        left = Left < Limit && left == segments && segments > 1 ? segments - 1 : left;
        var bar = Markup.Glyph("", "bar");
        for (var i = 0; i < segments; i++)
        {
            bar.InnerHtml.AppendHtml(Markup.Tag("i", i < left ? null : "is-used"));
        }

        return bar;
    }
}

/// <summary>The key of a shortcut, after the words of its control.</summary>
[HtmlTargetElement("wm-key", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class KeyTagHelper(SiteFrame frame) : TagHelper
{
    public string K { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (frame.KeysOff)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "kbd";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetContent(K);
    }
}

using Microsoft.AspNetCore.Razor.TagHelpers;
using WelfareMutual.Web.Shared.Text;

namespace WelfareMutual.Web.Shared.TagHelpers;

/// <summary>What happened, where it stands, what comes; row lays it out sideways.</summary>
[HtmlTargetElement("wm-timeline")]
public sealed class TimelineTagHelper : TagHelper
{
    public bool Row { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.Attributes.SetAttribute("class", Row ? "wm-timeline is-row" : "wm-timeline");
    }
}

[HtmlTargetElement("wm-moment")]
public sealed class MomentTagHelper : TagHelper
{
    /// <summary>done, now or next.</summary>
    public string State { get; set; } = "next";
    public string Title { get; set; } = "";
    public DateTimeOffset? At { get; set; }
    public string? Who { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var sentence = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"is-{State}");
        output.Content.SetHtmlContent(Markup.Tag("b", null, State == "now" ? $"{Title}（いまここ）" : Title)).AppendHtml(sentence);
        if (At is { } moment)
        {
            output.Content.AppendHtml(Time(JapaneseDates.AtTokyo(moment)));
        }

        if (Who is not null)
        {
            output.Content.AppendHtml(Markup.Tag("span", "who", Who));
        }
    }

    private static Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Time(DateTimeOffset local)
    {
        var day = DateOnly.FromDateTime(local.DateTime);
        var time = Markup.Tag("time", null, JapaneseDates.Day(day) + JapaneseDates.Clock(TimeOnly.FromDateTime(local.DateTime)));
        time.Attributes["datetime"] = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return time;
    }
}

/// <summary>Question, answer and the way back to change it.</summary>
[HtmlTargetElement("wm-sum")]
public sealed class SumTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "wm-sum");
    }
}

[HtmlTargetElement("wm-row", ParentTag = "wm-sum")]
public sealed class SumRowTagHelper : TagHelper
{
    public string Label { get; set; } = "";
    public string? Change { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var answer = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(Markup.Tag("dt", null, Label)).AppendHtml(Markup.Tag("dd", null, answer));
        if (Change is not null)
        {
            var link = Markup.Link(Change, "変更");
            link.InnerHtml.AppendHtml(Markup.Hidden($"（{Label}）"));
            output.Content.AppendHtml(Markup.Tag("dd", "act", link));
        }
    }
}

/// <summary>Why this amount: the rule, its version, the inputs, the arithmetic.</summary>
[HtmlTargetElement("wm-why")]
public sealed class WhyTagHelper : TagHelper
{
    /// <summary>Rule and version, added to the summary line.</summary>
    public string? Rule { get; set; }
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var reasons = await output.GetChildContentAsync();
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "wm-why");
        if (Open)
        {
            output.Attributes.SetAttribute("open", "open");
        }

        var summary = Markup.Tag("summary", null, Rule is null ? "この金額になる理由" : $"この金額になる理由：{Rule}");
        output.Content.SetHtmlContent(summary).AppendHtml(Markup.Tag("dl", null, reasons));
    }
}

[HtmlTargetElement("wm-reason", ParentTag = "wm-why")]
public sealed class ReasonTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(Markup.Tag("dt", null, Label)).AppendHtml(Markup.Tag("dd", null, value));
    }
}

/// <summary>Where the reader is in a short procedure: names="入力,確認,完了" now="2".</summary>
[HtmlTargetElement("wm-steps", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StepsTagHelper : TagHelper
{
    public string Names { get; set; } = "";
    public int Now { get; set; } = 1;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wm-steps");
        foreach (var (name, index) in Names.Split(',').Select((name, index) => (name.Trim(), index + 1)))
        {
            var item = Markup.Tag("li", index < Now ? "is-done" : null, name);
            Markup.Set(item, "aria-current", index == Now ? "step" : null);
            output.Content.AppendHtml(item);
        }
    }
}

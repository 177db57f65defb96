using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using WelfareMutual.Web.Shared.Forms;
using WelfareMutual.Web.Shared.Text;

namespace WelfareMutual.Web.Shared.TagHelpers;

/// <summary>Era, year, month and day for a DateInput, with the other calendar as text below.</summary>
[HtmlTargetElement("wm-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper : BoundControl
{
    private static readonly string[] Eras = ["西暦", "令和", "平成", "昭和", "大正"];

    public string? Legend { get; set; }

    /// <summary>The era chosen when nothing is known yet.</summary>
    public string Start { get; set; } = "令和";

    /// <summary>bday for the reader's own birthday: the parts get bday-year, bday-month, bday-day.</summary>
    public string? Autocomplete { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var given = For.Model as DateInput ?? new DateInput();
        var parts = Markup.Tag("div", "wm-date-parts");
        parts.InnerHtml
            .AppendHtml(EraPart(given))
            .AppendHtml(NumberPart("Year", "年", given.Year, Id, "is-year", "year"))
            .AppendHtml(NumberPart("Month", "月", given.Month, $"{Id}_Month", null, "month"))
            .AppendHtml(NumberPart("Day", "日", given.Day, $"{Id}_Day", null, "day"));

        Box(output, "fieldset", "wm-date");
        output.Attributes.SetAttribute("data-wm-date", "");
        output.Content.AppendHtml(LegendTag(Legend ?? Label)).AppendHtml(HintAndError()).AppendHtml(parts).AppendHtml(Other(given));
    }

    private TagBuilder EraPart(DateInput given)
    {
        var select = Markup.Tag("select", "wm-input");
        select.Attributes["id"] = $"{Id}_Era";
        select.Attributes["name"] = $"{Name}.Era";
        select.Attributes["aria-label"] = "元号か西暦";
        Describe(select);
        var chosen = Shown($"{Name}.Era", given.Era);
        var current = string.IsNullOrEmpty(chosen) ? given.IsEmpty ? Start : "西暦" : DateInput.EraNamed(chosen)?.Name ?? chosen;
        foreach (var era in Eras)
        {
            select.InnerHtml.AppendHtml(SelectTagHelper.Option(era, era, era == current));
        }

        return select;
    }

    private TagBuilder NumberPart(string part, string text, string? value, string id, string? css, string token)
    {
        var input = Markup.Tag("input", css is null ? "wm-input" : $"wm-input {css}");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["id"] = id;
        input.Attributes["name"] = $"{Name}.{part}";
        input.Attributes["type"] = "text";
        input.Attributes["inputmode"] = "numeric";
        input.Attributes["value"] = Shown($"{Name}.{part}", value) ?? "";
        Markup.Set(input, "autocomplete", Autocomplete is null ? "off" : $"{Autocomplete}-{token}");
        Describe(input);
        var label = Markup.Tag("label", null, input);
        label.InnerHtml.AppendHtml(Markup.Tag("span", null, text));
        return label;
    }

    private static TagBuilder Other(DateInput given)
    {
        var line = Markup.Tag("p", "wm-alt");
        line.Attributes["data-wm-alt"] = "";
        line.Attributes["aria-live"] = "polite";
        if (given.TryRead(out var date, out _))
        {
            var era = DateInput.EraNamed(given.Era);
            line.InnerHtml.Append($"＝ {(era is null ? JapaneseDates.Full(date) : JapaneseDates.Western(date))}");
        }

        return line;
    }
}

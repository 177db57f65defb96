using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WelfareMutual.Web.Shared.TagHelpers;

/// <summary>A one-line text control with its label, hint and error.</summary>
[HtmlTargetElement("wm-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper : BoundControl
{
    /// <summary>w4, w8, w12 or w20: the width tells the length.</summary>
    public string? Width { get; set; }
    public string Type { get; set; } = "text";
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }

    /// <summary>What stands behind the control, such as 円 or 枚.</summary>
    public string? Unit { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Control("input", Width);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Type;
        Markup.Set(input, "autocomplete", Autocomplete);
        Markup.Set(input, "inputmode", Inputmode);
        if (Type != "password")
        {
            input.Attributes["value"] = Shown() ?? "";
        }

        Box(output, "div", "wm-field", input);
        output.Content.AppendHtml(LabelTag()).AppendHtml(HintAndError());
        if (Unit is null)
        {
            output.Content.AppendHtml(input);
            return;
        }

        input.AddCssClass("num");
        var row = Markup.Tag("div", "wm-unit", input);
        row.InnerHtml.AppendHtml(Markup.Tag("span", null, Unit));
        output.Content.AppendHtml(row);
    }
}

[HtmlTargetElement("wm-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextareaTagHelper : BoundControl
{
    public int Rows { get; set; } = 4;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var area = Control("textarea");
        area.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
        // A browser swallows the first line break behind the start tag.
        area.InnerHtml.AppendHtml("\n").Append(Shown() ?? "");
        Box(output, "div", "wm-field", area);
        output.Content.AppendHtml(LabelTag()).AppendHtml(HintAndError()).AppendHtml(area);
    }
}

/// <summary>A list to choose one from; above 7 choices, below that use wm-choice.</summary>
[HtmlTargetElement("wm-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectTagHelper : BoundControl
{
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>The first, empty line, such as 選んでください.</summary>
    public string? Empty { get; set; }
    public string? Width { get; set; }
    public string? Autocomplete { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var select = Control("select", Width);
        Markup.Set(select, "autocomplete", Autocomplete);
        var chosen = Shown();
        if (Empty is not null)
        {
            select.InnerHtml.AppendHtml(Option("", Empty, false));
        }

        foreach (var item in Items)
        {
            var value = item.Value ?? item.Text;
            select.InnerHtml.AppendHtml(Option(value, item.Text, string.IsNullOrEmpty(chosen) ? item.Selected : value == chosen));
        }

        Box(output, "div", "wm-field", select);
        output.Content.AppendHtml(LabelTag()).AppendHtml(HintAndError()).AppendHtml(select);
    }

    internal static TagBuilder Option(string value, string text, bool selected)
    {
        var option = Markup.Tag("option", null, text);
        option.Attributes["value"] = value;
        Markup.Set(option, "selected", selected ? "selected" : null);
        return option;
    }
}

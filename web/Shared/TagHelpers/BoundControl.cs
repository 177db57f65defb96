using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WelfareMutual.Web.Shared.TagHelpers;

/// <summary>What every control bound to a property shares: its name and ids, its label, hint and error, and the value to show back.</summary>
public abstract class BoundControl : TagHelper
{
    [HtmlAttributeName("for")]
    public required ModelExpression For { get; set; }
    public string? Label { get; set; }
    public string? Hint { get; set; }

    /// <summary>required, optional or nothing.</summary>
    public string? Need { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
    protected string Id => IdOf(Name);
    protected string? ErrorText => ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0
        ? entry.Errors[0].ErrorMessage is { Length: > 0 } text ? text : "入力した内容を読み取れませんでした。入力し直してください。"
        : null;

    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    protected string? Shown(string? name = null, object? model = null)
    {
        var state = ViewContext.ViewData.ModelState;
        var raw = state.TryGetValue(name ?? Name, out var entry) ? entry.AttemptedValue : null;
        return raw ?? Convert.ToString(name is null ? For.Model : model, CultureInfo.InvariantCulture);
    }

    protected string? DescribedBy() => string.Join(' ', new[]
    {
        Hint is null ? null : $"{Id}-hint",
        ErrorText is null ? null : $"{Id}-error",
    }.Where(id => id is not null)) is { Length: > 0 } ids ? ids : null;

    protected IHtmlContent LabelTag()
    {
        var label = new TagBuilder("label");
        label.AddCssClass("wm-label");
        label.Attributes["for"] = Id;
        label.InnerHtml.Append(Label ?? For.Metadata.GetDisplayName()).AppendHtml(NeedMark());
        return label;
    }

    protected IHtmlContent LegendTag(string? text)
    {
        var legend = new TagBuilder("legend");
        legend.AddCssClass("wm-label");
        legend.InnerHtml.Append(text ?? For.Metadata.GetDisplayName()).AppendHtml(NeedMark());
        return legend;
    }

    private IHtmlContent NeedMark()
    {
        if (Need is null)
        {
            return HtmlString.Empty;
        }

        var mark = new TagBuilder("span");
        mark.AddCssClass(Need == "required" ? "wm-need" : "wm-need is-optional");
        mark.InnerHtml.Append(Need == "required" ? "必須" : "任意");
        return mark;
    }

    protected IHtmlContent HintAndError()
    {
        var both = new HtmlContentBuilder();
        if (Hint is not null)
        {
            both.AppendHtml(Line("wm-hint", $"{Id}-hint", null, Hint));
        }

        if (ErrorText is { } error)
        {
            both.AppendHtml(Line("wm-error", $"{Id}-error", "エラー：", error));
        }

        return both;
    }

    private static TagBuilder Line(string css, string id, string? hidden, string text)
    {
        var line = new TagBuilder("p");
        line.AddCssClass(css);
        line.Attributes["id"] = id;
        if (hidden is not null)
        {
            line.InnerHtml.AppendHtml(Markup.Hidden(hidden));
        }

        line.InnerHtml.Append(text);
        return line;
    }

    /// <summary>A control that carries this property's name, id, description and error state.</summary>
    protected TagBuilder Control(string tag, string? width = null)
    {
        var control = new TagBuilder(tag);
        control.AddCssClass("wm-input");
        if (width is not null)
        {
            control.AddCssClass($"is-{width}");
        }

        control.Attributes["id"] = Id;
        control.Attributes["name"] = Name;
        Describe(control);
        return control;
    }

    protected void Describe(TagBuilder control)
    {
        Markup.Set(control, "aria-describedby", DescribedBy());
        Markup.Set(control, "aria-required", Need == "required" ? "true" : null);
        Markup.Set(control, "aria-invalid", ErrorText is null ? null : "true");
    }

    /// <summary>Turns the tag itself into the box, and moves what the page wrote beyond the known attributes onto the control.</summary>
    protected void Box(TagHelperOutput output, string tag, string css, TagBuilder? control = null)
    {
        if (control is not null)
        {
            foreach (var attribute in output.Attributes.ToList())
            {
                control.MergeAttribute(attribute.Name, attribute.Value?.ToString() ?? "", replaceExisting: true);
                output.Attributes.Remove(attribute);
            }
        }

        output.TagName = tag;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", ErrorText is null ? css : $"{css} is-bad");
    }
}

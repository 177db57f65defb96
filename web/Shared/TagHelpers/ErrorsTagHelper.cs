using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WelfareMutual.Web.Shared.TagHelpers;

/// <summary>The error summary: first in main, with a link to each control; nothing when there is no error.</summary>
[HtmlTargetElement("wm-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorsTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ViewData.ModelState
            .Where(entry => entry.Value is { Errors.Count: > 0 })
            .Select(entry => (Field: entry.Key, Text: entry.Value!.Errors[0].ErrorMessage is { Length: > 0 } text
                ? text
                : "入力した内容を読み取れませんでした。入力し直してください。"))
            .Distinct()
            .OrderBy(entry => Place(entry.Field), StringComparer.Ordinal)
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "wm-errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-wm-focus", "");
        var list = Markup.Tag("ul");
        foreach (var (field, text) in errors)
        {
            var item = field.Length == 0 ? Markup.Tag("li", null, text) : Markup.Tag("li", null, Markup.Link($"#{BoundControl.IdOf(field)}", text));
            list.InnerHtml.AppendHtml(item);
        }

        // A refusal that no field can mend is not something to correct in the form.
        var heading = errors.All(e => e.Field.Length == 0) ? "手続きを進められませんでした" : $"入力内容を直してください（{errors.Count}件）";
        output.Content.AppendHtml(Markup.Tag("h2", null, heading)).AppendHtml(list);
    }

    // Model state keeps no order of its own: the fields are declared in the order in which the page asks.
    private string Place(string field)
    {
        var type = ViewContext.ViewData.ModelMetadata.ModelType;
        var place = "";
        foreach (var name in field.Split('.', '['))
        {
            if (type.GetProperty(name) is not { } property)
            {
                break;
            }

            place += $"{property.MetadataToken:x8}";
            type = property.PropertyType;
        }

        return place;
    }
}

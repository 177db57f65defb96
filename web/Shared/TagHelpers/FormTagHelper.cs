using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Web.Shared.Layout;

namespace WelfareMutual.Web.Shared.TagHelpers;

/// <summary>A form that posts: antiforgery token and the key that makes a second press harmless.</summary>
[HtmlTargetElement("wm-form")]
public sealed class FormTagHelper(IHtmlGenerator generator) : TagHelper
{
    public const string KeyField = "__key";

    /// <summary>The key to give back when a page shows one and the same submission again; otherwise it is minted here.</summary>
    public Guid? Key { get; set; }

    public string? Action { get; set; }

    /// <summary>Sends a file: multipart/form-data.</summary>
    public bool Files { get; set; }

    /// <summary>Asks before unsaved input is left behind.</summary>
    public bool Guard { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.TagName = "form";
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("novalidate", "novalidate");
        output.Attributes.SetAttribute("data-wm-form", "");
        // A terminal keeps nothing of what was typed for the next person at it. A password field says otherwise itself.
        Set(output, "autocomplete", ViewContext.HttpContext.RequestServices.GetService<SiteFrame>()?.Site == Site.Office ? "off" : null);
        Set(output, "action", Action ?? Own());
        Set(output, "enctype", Files ? "multipart/form-data" : null);
        Set(output, "data-wm-guard", Guard ? "" : null);
        var key = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        key.Attributes["type"] = "hidden";
        key.Attributes["name"] = KeyField;
        key.Attributes["value"] = (Key ?? Posted() ?? Guid.CreateVersion7()).ToString();
        output.Content.SetHtmlContent(generator.GenerateAntiforgery(ViewContext)).AppendHtml(key).AppendHtml(inside);
    }

    // A page that another handler answered stands at that handler's address; a form without an address of its own would go there again.
    private string? Own()
    {
        var request = ViewContext.HttpContext.Request;
        return request.Query.ContainsKey("handler")
            ? request.PathBase + request.Path + QueryString.Create(request.Query.Where(q => !q.Key.Equals("handler", StringComparison.OrdinalIgnoreCase)))
            : null;
    }

    // After an error other content will be sent, and the same key with other content is refused.
    private Guid? Posted()
    {
        var request = ViewContext.HttpContext.Request;
        return HttpMethods.IsPost(request.Method) && request.HasFormContentType && ViewContext.ViewData.ModelState.ErrorCount == 0
            && Guid.TryParse(request.Form[KeyField], out var key) ? key : null;
    }

    private static void Set(TagHelperOutput output, string name, string? value)
    {
        if (value is not null)
        {
            output.Attributes.SetAttribute(name, value);
        }
    }
}

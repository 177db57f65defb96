using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WelfareMutual.Web.Shared.TagHelpers;

/// <summary>A file to send. It stands in a form of its own so that nothing else is lost.</summary>
[HtmlTargetElement("wm-upload", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class UploadTagHelper : BoundControl
{
    public string Accept { get; set; } = "image/jpeg,image/heic,application/pdf";
    public int MaxMegabytes { get; set; } = 10;
    public bool Multiple { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Hint ??= $"{MaxMegabytes}MBまで送れます。";
        var input = Control("input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "file";
        input.Attributes["accept"] = Accept;
        input.Attributes["data-max-bytes"] = (MaxMegabytes * 1024L * 1024L).ToString(CultureInfo.InvariantCulture);
        Markup.Set(input, "multiple", Multiple ? "multiple" : null);
        Box(output, "div", "wm-field", input);
        output.Content.AppendHtml(LabelTag()).AppendHtml(HintAndError()).AppendHtml(input);
    }
}

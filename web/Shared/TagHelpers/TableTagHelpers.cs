using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WelfareMutual.Web.Shared.TagHelpers;

/// <summary>
/// A table with wm-table gets its class, its roles (a display:block table loses them), its caption and,
/// for the cards of a narrow screen, each cell's data-label from the head. One without a row says that there is nothing.
/// </summary>
[HtmlTargetElement("table", Attributes = "wm-table")]
public sealed class TableTagHelper : TagHelper
{
    public string Caption { get; set; } = "";
    public bool QuietCaption { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var scope = new TableScope();
        context.Items[typeof(TableScope)] = scope;
        output.Attributes.RemoveAll("wm-table");
        output.Attributes.SetAttribute("class", $"wm-table {output.Attributes["class"]?.Value}".Trim());
        output.Attributes.SetAttribute("role", "table");
        output.PreContent.AppendHtml(Markup.Tag("caption", QuietCaption ? "wm-hide" : null, Caption));
        await output.GetChildContentAsync();
        if (scope.Rows == 0)
        {
            output.PostContent.AppendHtml(Nothing(scope.Heads.Count));
        }
    }

    private static TagBuilder Nothing(int columns)
    {
        var cell = Markup.Tag("td", null, "ありません");
        cell.Attributes["role"] = "cell";
        cell.Attributes["colspan"] = columns.ToString(CultureInfo.InvariantCulture);
        var row = Markup.Tag("tr", null, cell);
        row.Attributes["role"] = "row";
        var group = Markup.Tag("tbody", null, row);
        group.Attributes["role"] = "rowgroup";
        return group;
    }
}

internal sealed class TableScope
{
    public List<string> Heads { get; } = [];
    public bool InHead { get; set; }
    public int Rows { get; set; }
    public int Column { get; set; }

    public static TableScope? Of(TagHelperContext context) =>
        context.Items.TryGetValue(typeof(TableScope), out var scope) ? (TableScope)scope : null;
}

[HtmlTargetElement("thead"), HtmlTargetElement("tbody"), HtmlTargetElement("tfoot")]
public sealed class RowGroupTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (TableScope.Of(context) is not { } scope)
        {
            return;
        }

        output.Attributes.SetAttribute("role", "rowgroup");
        scope.InHead = context.TagName == "thead";
        await output.GetChildContentAsync();
        scope.InHead = false;
    }
}

[HtmlTargetElement("tr")]
public sealed class RowTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (TableScope.Of(context) is { } scope)
        {
            scope.Column = 0;
            scope.Rows += scope.InHead ? 0 : 1;
            output.Attributes.SetAttribute("role", "row");
        }
    }
}

[HtmlTargetElement("th"), HtmlTargetElement("td")]
public sealed class CellTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (TableScope.Of(context) is not { } scope)
        {
            return;
        }

        var column = scope.Column;
        scope.Column += int.TryParse(output.Attributes["colspan"]?.Value?.ToString(), out var span) ? span : 1;
        if (scope.InHead)
        {
            scope.Heads.Add(Words((await output.GetChildContentAsync()).GetContent()));
            Default(output, "scope", "col");
            output.Attributes.SetAttribute("role", "columnheader");
        }
        else if (context.TagName == "th")
        {
            Default(output, "scope", "row");
            output.Attributes.SetAttribute("role", "rowheader");
        }
        else
        {
            output.Attributes.SetAttribute("role", "cell");
            if (column < scope.Heads.Count && !output.Attributes.ContainsName("data-label"))
            {
                output.Attributes.SetAttribute("data-label", scope.Heads[column]);
            }

            // On a card the label and the whole content stand side by side, so the content is one box.
            output.PreContent.AppendHtml("<div class=\"wm-cell\">");
            output.PostContent.AppendHtml("</div>");
        }
    }

    private static void Default(TagHelperOutput output, string name, string value)
    {
        if (!output.Attributes.ContainsName(name))
        {
            output.Attributes.SetAttribute(name, value);
        }
    }

    private static string Words(string html) =>
        System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))).Trim();
}

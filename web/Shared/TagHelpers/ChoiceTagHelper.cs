using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace WelfareMutual.Web.Shared.TagHelpers;

/// <summary>Two to seven choices as cards; radios for one, checkboxes for several.</summary>
[HtmlTargetElement("wm-choice")]
public sealed class ChoiceTagHelper : BoundControl
{
    public string? Legend { get; set; }

    /// <summary>radio or checkbox.</summary>
    public string Type { get; set; } = "radio";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var options = new List<ChoiceOption>();
        context.Items[typeof(ChoiceOption)] = options;
        await output.GetChildContentAsync();
        var chosen = Chosen();
        var cards = new HtmlContentBuilder();
        var inputs = 0;
        foreach (var option in options)
        {
            cards.AppendHtml(option.Unavailable is null ? Card(option, chosen, ++inputs) : Closed(option));
        }

        Box(output, "fieldset", "wm-choice");
        Aria(output, "aria-describedby", DescribedBy());
        output.Content.SetHtmlContent(LegendTag(Legend ?? Label)).AppendHtml(HintAndError()).AppendHtml(cards);
    }

    private HashSet<string> Chosen()
    {
        if (ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null)
        {
            return entry.RawValue is string[] many ? [.. many] : [entry.AttemptedValue ?? ""];
        }

        return For.Model switch
        {
            null => [],
            string text => [text],
            bool yes => [yes ? "true" : "false"],
            System.Collections.IEnumerable many => [.. many.Cast<object>().Select(Text)],
            var one => [Text(one)],
        };
    }

    private TagBuilder Card(ChoiceOption option, HashSet<string> chosen, int number)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = Type;
        // The error summary leads to the first card.
        input.Attributes["id"] = number == 1 ? Id : $"{Id}_{number}";
        input.Attributes["name"] = Name;
        input.Attributes["value"] = option.Value;
        Markup.Set(input, "checked", chosen.Contains(option.Value) ? "checked" : null);
        Markup.Set(input, "aria-invalid", ErrorText is null ? null : "true");
        var label = Markup.Tag("label", null, input);
        label.InnerHtml.AppendHtml(Words(option, option.Note));
        return label;
    }

    private static TagBuilder Closed(ChoiceOption option) => Markup.Tag("div", "is-closed", Words(option, option.Unavailable));

    private static TagBuilder Words(ChoiceOption option, string? note)
    {
        var words = Markup.Tag("span", null, option.Title);
        if (note is not null)
        {
            words.InnerHtml.AppendHtml(Markup.Tag("small", null, note));
        }

        return words;
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static void Aria(TagHelperOutput output, string name, string? value)
    {
        if (value is not null)
        {
            output.Attributes.SetAttribute(name, value);
        }
    }
}

internal sealed record ChoiceOption(string Value, IHtmlContent Title, string? Note, string? Unavailable);

/// <summary>One card of wm-choice; with a reason in unavailable it stays visible without a control.</summary>
[HtmlTargetElement("wm-option", ParentTag = "wm-choice")]
public sealed class OptionTagHelper : TagHelper
{
    public string Value { get; set; } = "";
    public string? Note { get; set; }
    public string? Unavailable { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var title = await output.GetChildContentAsync();
        ((List<ChoiceOption>)context.Items[typeof(ChoiceOption)]).Add(new(Value, new HtmlString(title.GetContent().Trim()), Given(Note), Given(Unavailable)));
        output.SuppressOutput();
    }

    // Razor hands a bound string attribute whose value is null over as "".
    private static string? Given(string? words) => string.IsNullOrEmpty(words) ? null : words;
}

/// <summary>A single box to tick, bound to a bool.</summary>
[HtmlTargetElement("wm-check")]
public sealed class CheckTagHelper : BoundControl
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "checkbox";
        input.Attributes["id"] = Id;
        input.Attributes["name"] = Name;
        input.Attributes["value"] = "true";
        Markup.Set(input, "checked", string.Equals(Shown(), "true", StringComparison.OrdinalIgnoreCase) ? "checked" : null);
        Describe(input);
        var label = Markup.Tag("label", null, input);
        label.InnerHtml.AppendHtml(Markup.Tag("span", null, words));
        Box(output, "div", "wm-check", input);
        output.Content.SetHtmlContent(HintAndError()).AppendHtml(label);
    }
}

using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using WelfareMutual.Kernel;

namespace WelfareMutual.Content.Rules;

/// <summary>The text of a notice: Markdown without HTML, and what a screen reader could not follow is refused (UI 5, published content).</summary>
internal static class NoticeText
{
    public static readonly Refusal Empty = new("content-no-text", "「本文」を入力してください（20,000文字以内）。", "Body");
    public static readonly Refusal HeadingJump = new("content-heading-jump", "見出しは「##」から始めて、1段ずつ下げてください（「##」の次は「###」）。", "Body");
    public static readonly Refusal EmptyHeading = new("content-empty-heading", "文字のない見出しがあります。", "Body");
    public static readonly Refusal EmptyLink = new("content-empty-link", "文字のないリンク、または行き先のないリンクがあります。", "Body");
    public static readonly Refusal VagueLink = new("content-vague-link", "リンクの文字には「こちら」ではなく、行き先の名前を書いてください。", "Body");
    public static readonly Refusal OddLink = new("content-odd-link", "リンクの行き先は、このサイトのページ（/で始まる）か、https: 、mailto: 、tel: にしてください。", "Body");
    public static readonly Refusal NoAlt = new("content-no-alt", "画像に説明がありません。「![説明](画像)」のように書いてください。", "Body");
    public static readonly Refusal OddImage = new("content-odd-image", "画像は、このサイトに置いたもの（/で始まる）だけを使えます。", "Body");

    private const int TopLevel = 2; // the page's own title is the first level
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];
    private static readonly string[] Vague = ["こちら", "ここ", "詳細", "詳しくはこちら"];
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static string Html(string body) => Markdown.ToHtml(body, Pipeline);

    public static List<Refusal> Refuse(string body)
    {
        if (body.Trim() is not { Length: > 0 and <= 20_000 })
        {
            return [Empty];
        }
        var text = Markdown.Parse(body, Pipeline);
        return [.. Headings(text).Concat(Links(text)).OfType<Refusal>().Distinct()];
    }

    private static IEnumerable<Refusal?> Headings(MarkdownDocument text)
    {
        var level = TopLevel - 1;
        foreach (var heading in text.Descendants<HeadingBlock>())
        {
            yield return heading.Level < TopLevel || heading.Level > level + 1 ? HeadingJump : null;
            yield return Words(heading.Inline).Length == 0 ? EmptyHeading : null;
            level = heading.Level;
        }
    }

    private static IEnumerable<Refusal?> Links(MarkdownDocument text)
    {
        foreach (var link in text.Descendants<LinkInline>())
        {
            var words = Words(link);
            yield return link.IsImage
                ? words.Length == 0 ? NoAlt : IsOwn(link.Url) ? null : OddImage
                : words.Length == 0 && !link.OfType<LinkInline>().Any() || string.IsNullOrWhiteSpace(link.Url) ? EmptyLink
                : Vague.Contains(words, StringComparer.Ordinal) ? VagueLink
                : LeadsSomewhere(link.Url) ? null : OddLink;
        }
        foreach (var bare in text.Descendants<AutolinkInline>())
        {
            yield return bare.IsEmail || LeadsSomewhere(bare.Url) ? null : OddLink;
        }
    }

    private static string Words(ContainerInline? inline) => inline is null ? "" : string.Concat(inline.Descendants().Select(i => i switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => "",
    })).Trim();

    private static bool IsOwn(string? url) => url is { Length: > 1 } && url[0] == '/' && url[1] is not ('/' or '\\');

    private static bool LeadsSomewhere(string? url) =>
        url is "/" || IsOwn(url) || Uri.TryCreate(url, UriKind.Absolute, out var to) && Schemes.Contains(to.Scheme, StringComparer.Ordinal);
}

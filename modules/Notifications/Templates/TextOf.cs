using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace WelfareMutual.Notifications.Templates;

/// <summary>The text of a notice. It never holds names with benefits, amounts or sickness: it links into the portal (NTF-03).</summary>
/// <param name="Subject">Title of the mail or letter.</param>
/// <param name="Body">Lines; {link} is the page below, {portal} the site's address, {count} how many it is about, {key}, {number} and {until} are filled in letters only.</param>
/// <param name="Path">Page of the portal; {id} is the object.</param>
/// <param name="Former">Whether it goes to where the person was reached before the last change, and what becomes of it when nothing was changed lately.</param>
internal sealed record TextOf(string Code, string Subject, string Body, string Path, ToFormer Former = ToFormer.No)
{
    public const string MailChanged = "mail-changed";

    private static readonly FrozenDictionary<string, TextOf> All = Texts.All.ToFrozenDictionary(t => t.Code, StringComparer.Ordinal);

    public static IEnumerable<string> Codes => All.Keys;

    /// <exception cref="ArgumentException">There is no such template.</exception>
    public static TextOf Find(string code) =>
        All.TryGetValue(code, out var text) ? text : throw new ArgumentException($"there is no template {code}", nameof(code));

    /// <summary>For a mail: the link is filled in, and how many it is about; nothing else.</summary>
    public string Fill(Guid objectId, string portalUrl, int? count = null) =>
        Body.Replace("{count}", count?.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{link}", portalUrl + Path.Replace("{id}", objectId.ToString(), StringComparison.Ordinal), StringComparison.Ordinal).Replace("{portal}", portalUrl, StringComparison.Ordinal) + Texts.Footer;

    /// <summary>For a letter.</summary>
    public string Fill(IReadOnlyDictionary<string, string> values, string portalUrl)
    {
        // Nobody types an id from paper: the letter names the reader's own front page.
        var page = !Path.Contains("{id}", StringComparison.Ordinal) ? Path : Path.StartsWith("/enterprise/", StringComparison.Ordinal) ? "/enterprise" : "/home";
        var filled = new StringBuilder(Body).Replace("{link}", portalUrl + page).Replace("{portal}", portalUrl);
        foreach (var (name, value) in values)
        {
            filled.Replace($"{{{name}}}", value);
        }
        return filled.ToString();
    }
}

/// <summary>No: to where the person is reached. OrElseHere: to the former place, and if there is none to the present one. OrElseNowhere: to the former place only.</summary>
internal enum ToFormer { No, OrElseHere, OrElseNowhere }

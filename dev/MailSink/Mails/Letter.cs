using System.Text;
using System.Text.RegularExpressions;

namespace WelfareMutual.Dev.MailSink.Mails;

/// <summary>A mail made readable: decoded headers, plain text, HTML source, names of attachments.</summary>
internal sealed partial record Letter(
    IReadOnlyList<KeyValuePair<string, string>> Headers, string Text, string? Html, IReadOnlyList<string> Attachments)
{
    private const int DeepestPart = 8;

    public string Subject => Header("Subject") ?? "";

    public string? Header(string name) => Find(Headers, name);

    public static Letter Read(byte[] raw)
    {
        var texts = new List<string>();
        var htmls = new List<string>();
        var attachments = new List<string>();
        var (headers, body) = Split(raw);
        Collect(headers, body, texts, htmls, attachments, 0);
        var decoded = headers.Select(h => KeyValuePair.Create(h.Key, MailText.DecodeWords(h.Value))).ToList();
        return new Letter(decoded, string.Join("\n", texts), htmls.Count > 0 ? string.Join("\n", htmls) : null, attachments);
    }

    private static void Collect(
        List<KeyValuePair<string, string>> headers, byte[] body, List<string> texts, List<string> htmls, List<string> attachments, int depth)
    {
        var type = Find(headers, "Content-Type") ?? "text/plain";
        var boundary = Parameter(type, "boundary");
        if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && boundary is not null && depth < DeepestPart)
        {
            foreach (var part in Parts(body, boundary))
            {
                var (partHeaders, partBody) = Split(part);
                Collect(partHeaders, partBody, texts, htmls, attachments, depth + 1);
            }
            return;
        }
        var disposition = Find(headers, "Content-Disposition") ?? "";
        var name = Parameter(disposition, "filename") ?? Parameter(type, "name");
        if (disposition.StartsWith("attachment", StringComparison.OrdinalIgnoreCase) || !type.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
        {
            attachments.Add(name is null ? type.Split(';')[0] : MailText.DecodeWords(name));
            return;
        }
        var text = MailText.Charset(Parameter(type, "charset")).GetString(Decode(Find(headers, "Content-Transfer-Encoding"), body));
        (type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) ? htmls : texts).Add(text);
    }

    private static byte[] Decode(string? encoding, byte[] body) => encoding?.Trim().ToLowerInvariant() switch
    {
        "base64" => MailText.Base64(body),
        "quoted-printable" => MailText.QuotedPrintable(body),
        _ => body,
    };

    private static (List<KeyValuePair<string, string>> Headers, byte[] Body) Split(byte[] raw)
    {
        var end = raw.AsSpan().IndexOf("\r\n\r\n"u8);
        var head = raw.AsSpan().StartsWith("\r\n"u8) ? "" : Encoding.UTF8.GetString(end < 0 ? raw : raw.AsSpan(0, end));
        var body = raw.AsSpan().StartsWith("\r\n"u8) ? raw[2..] : end < 0 ? [] : raw[(end + 4)..];
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var line in Fold().Replace(head, " ").Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                headers.Add(KeyValuePair.Create(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }
        return (headers, body);
    }

    private static IEnumerable<byte[]> Parts(byte[] body, string boundary)
    {
        // Latin-1 maps each byte to one character and back.
        var text = "\r\n" + Encoding.Latin1.GetString(body);
        foreach (var part in text.Split("\r\n--" + boundary).Skip(1))
        {
            if (part.StartsWith("--", StringComparison.Ordinal))
                yield break;
            var start = part.IndexOf("\r\n", StringComparison.Ordinal);
            if (start >= 0)
                yield return Encoding.Latin1.GetBytes(part[(start + 2)..]);
        }
    }

    private static string? Find(IEnumerable<KeyValuePair<string, string>> headers, string name) =>
        headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static string? Parameter(string header, string name)
    {
        foreach (Match match in Parameters().Matches(header))
            if (match.Groups[1].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                return match.Groups[2].Success ? match.Groups[2].Value : match.Groups[3].Value;
        return null;
    }

    [GeneratedRegex(@"\r\n[ \t]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fold();

    [GeneratedRegex("""
        ;\s*([A-Za-z0-9*-]+)\s*=\s*(?:"([^"]*)"|([^;\s]+))
        """, RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parameters();
}

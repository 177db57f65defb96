using System.Text;
using System.Text.RegularExpressions;

namespace WelfareMutual.Dev.MailSink.Mails;

/// <summary>Encodings of mail: encoded words (RFC 2047), quoted-printable and base64 (RFC 2045).</summary>
internal static partial class MailText
{
    public static string DecodeWords(string header)
    {
        // White space between two encoded words is not part of the text, and a character may be cut between them:
        // bytes of neighbours in one charset are joined before decoding.
        var joined = BetweenWords().Replace(header, "?==?");
        return Runs().Replace(joined, run => DecodeRun(run.Value));
    }

    public static byte[] QuotedPrintable(byte[] body)
    {
        var result = new List<byte>(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '=')
                result.Add(body[i]);
            else if (i + 2 < body.Length && body[i + 1] == '\r' && body[i + 2] == '\n')
                i += 2;
            else if (i + 1 < body.Length && body[i + 1] == '\n')
                i += 1;
            else if (i + 2 < body.Length && char.IsAsciiHexDigit((char)body[i + 1]) && char.IsAsciiHexDigit((char)body[i + 2]))
            {
                result.Add(Convert.FromHexString([(char)body[i + 1], (char)body[i + 2]])[0]);
                i += 2;
            }
            else
                result.Add(body[i]);
        }
        return [.. result];
    }

    public static byte[] Base64(byte[] body)
    {
        var text = new string([.. body.Select(b => (char)b).Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=')]);
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return body;
        }
    }

    public static Encoding Charset(string? name)
    {
        try
        {
            return Encoding.GetEncoding(name is null or "" ? "utf-8" : name);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    private static string DecodeRun(string run)
    {
        var text = new StringBuilder();
        var bytes = new List<byte>();
        string? charset = null;
        foreach (Match word in Word().Matches(run))
        {
            if (charset is not null && !charset.Equals(word.Groups[1].Value, StringComparison.OrdinalIgnoreCase))
            {
                text.Append(Charset(charset).GetString([.. bytes]));
                bytes.Clear();
            }
            charset = word.Groups[1].Value;
            var content = Encoding.ASCII.GetBytes(word.Groups[3].Value);
            bytes.AddRange(word.Groups[2].Value is "B" or "b"
                ? Base64(content)
                : QuotedPrintable([.. content.Select(b => b == '_' ? (byte)' ' : b)]));
        }
        return text.Append(Charset(charset).GetString([.. bytes])).ToString();
    }

    [GeneratedRegex(@"\?=[ \t\r\n]+=\?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"(?:=\?[^?\s]+\?[BbQq]\?[^?\s]*\?=)+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Runs();

    [GeneratedRegex(@"=\?([^?\s*]+)(?:\*[^?\s]*)?\?([BbQq])\?([^?\s]*)\?=", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}

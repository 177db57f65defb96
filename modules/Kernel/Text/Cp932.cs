using System.Globalization;
using System.Text;

namespace WelfareMutual.Kernel.Text;

/// <summary>What is wrong at a place of a decoded text.</summary>
public enum DecodingFault
{
    /// <summary>Bytes that mean nothing in the encoding; the text holds U+FFFD there.</summary>
    BadBytes,

    /// <summary>A private-use character (外字): only the sender knows what it shows.</summary>
    PrivateUse,

    /// <summary>A control character U+0080 to U+009F.</summary>
    Control,
}

/// <summary>A fault and its place.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Index">Index of the character in the decoded text, from 0.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Column">Character in the line, from 1.</param>
public readonly record struct FaultAt(DecodingFault Kind, int Index, int Line, int Column);

/// <summary>
/// Windows' Shift_JIS. The framework's strict decoder refuses 398 sequences that real files hold (NEC-selected 髙﨑),
/// its lax one makes ・ of undefined bytes and lets a lone lead byte swallow the end of the line, and its encoder replaces
/// what it cannot write by look-alikes. Hence an own walk over the bytes, and strict encoding.
/// </summary>
public static class Cp932
{
    private static readonly Encoding Lax = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    private static readonly Encoding Strict =
        CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ReplacementFallback)!;

    private static readonly char[] Pairs = DecodePairs();

    /// <summary>Decodes everything that can be; never throws. Faults are found by <see cref="TextFile.Faults"/>.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        for (var at = 0; at < bytes.Length; at++)
        {
            var first = bytes[at];
            if (first < 0x80) text.Append((char)first);
            else if (first is >= 0xA1 and <= 0xDF) text.Append((char)(first - 0xA1 + 0xFF61));
            else if (IsLead(first) && at + 1 < bytes.Length && Pairs[first << 8 | bytes[at + 1]] is var pair and not '\0')
            {
                text.Append(pair);
                at++;
            }
            // Only the bad byte is consumed: what follows it may be the end of the line.
            else text.Append('\uFFFD');
        }
        return text.ToString();
    }

    /// <summary>Encodes without any replacement. Throws <see cref="UnencodableTextException"/> naming the first character that CP932 lacks.</summary>
    public static byte[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Unencodable(text) is [var first, ..]) throw new UnencodableTextException(first);
        return Strict.GetBytes(text);
    }

    /// <summary>The characters that CP932 cannot write, each once in order; an ideographic variation counts with its base (祇󠄀).</summary>
    public static IReadOnlyList<string> Unencodable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<string>();
        if (Ascii.IsValid(text)) return found;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (!CanEncode(element) && !found.Contains(element)) found.Add(element);
        }
        return found;
    }

    /// <summary>
    /// Replaces the signs that Unicode has twice and CP932 once (〜 − — ‖ ¢ £ ¬ and decomposed kana) by the ones it can write.
    /// Letters and ideographs stay. For files that leave the system, never for stored text.
    /// </summary>
    public static string WithKnownSigns(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(Kana.Composed(text).Select(c => c switch
        {
            '\u301C' => '～',
            '\u2212' => '－',
            '\u2014' => '―',
            '\u2016' => '∥',
            '¢' => '￠',
            '£' => '￡',
            '¬' => '￢',
            '\u00A0' => ' ',
            _ => c,
        }));
    }

    private static bool CanEncode(string element)
    {
        foreach (var c in element)
        {
            if (c < 0x80) continue;
            // .NET's table writes C1 controls and private use: not meant for anybody.
            if (c is >= '\u0080' and <= '\u009F' or '\uFFFD' || char.IsSurrogate(c)) return false;
            try { _ = Strict.GetByteCount([c]); }
            catch (EncoderFallbackException) { return false; }
        }
        return true;
    }

    private static bool IsLead(byte b) => b is >= 0x81 and <= 0x9F or >= 0xE0 and <= 0xFC;

    private static char[] DecodePairs()
    {
        var pairs = new char[0x10000];
        for (var lead = 0x81; lead <= 0xFC; lead++)
        {
            if (!IsLead((byte)lead)) continue;
            for (var trail = 0x40; trail <= 0xFC; trail++)
            {
                if (trail == 0x7F || Lax.GetString([(byte)lead, (byte)trail]) is not { Length: 1 } one) continue;
                // The lax decoder shows an undefined pair as ・, which has its own code 8145.
                if (one[0] == '\uFFFD' || one[0] == '・' && (lead, trail) != (0x81, 0x45)) continue;
                pairs[lead << 8 | trail] = one[0];
            }
        }
        return pairs;
    }
}

/// <summary>A character that CP932 cannot write.</summary>
/// <param name="character">The character as a person sees it.</param>
public sealed class UnencodableTextException(string character) : Exception(
    $"CP932 has no {string.Join(' ', character.EnumerateRunes().Select(r => r.Value.ToString("'U+'X4", CultureInfo.InvariantCulture)))} ({character}).")
{
    /// <summary>The character as a person sees it.</summary>
    public string Character { get; } = character;
}

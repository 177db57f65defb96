using System.Buffers.Binary;
using System.Text;

namespace WelfareMutual.Kernel.Text;

/// <summary>How a text file was written.</summary>
public enum TextEncoding
{
    /// <summary>Windows' Shift_JIS.</summary>
    Cp932,

    /// <summary>UTF-8 without byte order mark, also plain ASCII.</summary>
    Utf8,

    /// <summary>UTF-8 with byte order mark, as spreadsheets save it.</summary>
    Utf8WithMark,

    /// <summary>UTF-16, low byte first, as Windows calls "Unicode".</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, high byte first.</summary>
    Utf16BigEndian,
}

/// <summary>A decoded file without its byte order mark.</summary>
/// <param name="Text">The text; bytes that mean nothing are U+FFFD.</param>
/// <param name="Encoding">What it was found to be written in.</param>
public sealed record DecodedText(string Text, TextEncoding Encoding);

/// <summary>Text files of unknown encoding, as Japanese products export them.</summary>
public static class TextFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// Decodes by byte order mark, else UTF-16 by its zero bytes, else UTF-8 if every byte fits, else whichever of CP932 and UTF-8
    /// leaves fewer bytes without meaning. Never throws.
    /// </summary>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8)) return new(Encoding.UTF8.GetString(bytes[3..]), TextEncoding.Utf8WithMark);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Utf16(bytes[2..], bigEndian: false);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Utf16(bytes[2..], bigEndian: true);
        if (LooksLikeUtf16(bytes) is { } bigEndian) return Utf16(bytes, bigEndian);
        try { return new(StrictUtf8.GetString(bytes), TextEncoding.Utf8); }
        catch (DecoderFallbackException) { return FewerFaults(bytes); }
    }

    /// <summary>Every place of a text that a person must look at: undecodable bytes, private-use and C1 control characters.</summary>
    public static IReadOnlyList<FaultAt> Faults(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = new List<FaultAt>();
        var (line, start) = (1, 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n' || text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'))
                (line, start) = (line + 1, at + 1);
            else if (FaultOf(text[at]) is { } kind) faults.Add(new(kind, at, line, at - start + 1));
        }
        return faults;
    }

    private static DecodingFault? FaultOf(char c) => c switch
    {
        '\uFFFD' => DecodingFault.BadBytes,
        >= '\uE000' and <= '\uF8FF' => DecodingFault.PrivateUse,
        >= '\u0080' and <= '\u009F' => DecodingFault.Control,
        _ => null,
    };

    // A UTF-8 file with one damaged byte is still a UTF-8 file.
    private static DecodedText FewerFaults(ReadOnlySpan<byte> bytes)
    {
        var (shiftJis, utf8) = (Cp932.Decode(bytes), Encoding.UTF8.GetString(bytes));
        return utf8.Count(c => FaultOf(c) is not null) < shiftJis.Count(c => FaultOf(c) is not null)
            ? new(utf8, TextEncoding.Utf8)
            : new(shiftJis, TextEncoding.Cp932);
    }

    // Text has no zero bytes but in UTF-16, where commas, digits and ends of line have one each, always on the same side;
    // the ideographic space U+3000 has its own on the other.
    private static bool? LooksLikeUtf16(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length & ~1, 4096)];
        var (even, odd) = (0, 0);
        for (var at = 0; at < head.Length; at += 2)
        {
            if (head[at] == 0 && head[at + 1] == 0) return null;
            if (head[at] == 0) even++;
            if (head[at + 1] == 0) odd++;
        }
        if (Math.Max(even, odd) * 20 < head.Length || head.Length == 0) return null;
        return even > odd * 3 ? true : odd > even * 3 ? false : null;
    }

    private static DecodedText Utf16(ReadOnlySpan<byte> bytes, bool bigEndian)
    {
        var text = new char[bytes.Length / 2];
        for (var at = 0; at < text.Length; at++)
        {
            var pair = bytes.Slice(at * 2, 2);
            text[at] = (char)(bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(pair) : BinaryPrimitives.ReadUInt16LittleEndian(pair));
        }
        var whole = WithoutLoneSurrogates(text) + (bytes.Length % 2 == 1 ? "\uFFFD" : "");
        return new(whole, bigEndian ? TextEncoding.Utf16BigEndian : TextEncoding.Utf16LittleEndian);
    }

    private static string WithoutLoneSurrogates(char[] text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) at++;
            else if (char.IsSurrogate(text[at])) text[at] = '\uFFFD';
        }
        return new(text);
    }
}

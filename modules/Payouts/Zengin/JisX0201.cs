using System.Text;

namespace WelfareMutual.Payouts.Zengin;

/// <summary>One byte a character. CP932 gives the same bytes for everything that a bank file may hold (STANDARDS 2.2).</summary>
internal static class JisX0201
{
    private const char FirstKana = '\uFF61';
    private const char LastKana = '\uFF9F';

    public static byte? ToByte(char character) => character switch
    {
        >= ' ' and <= '~' => (byte)character,
        >= FirstKana and <= LastKana => (byte)(character - FirstKana + 0xA1),
        _ => null,
    };

    public static char? ToCharacter(byte value) => value switch
    {
        >= 0x20 and <= 0x7E => (char)value,
        >= 0xA1 and <= 0xDF => (char)(value - 0xA1 + FirstKana),
        _ => null,
    };

    public static byte[] Bytes(string text)
    {
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            bytes[i] = ToByte(text[i]) ?? throw new ArgumentException("Not a single byte character.", nameof(text));
        }

        return bytes;
    }

    /// <summary>Bytes outside the set become U+FFFD; the reader reports them before anybody uses the text.</summary>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
        {
            text.Append(ToCharacter(value) ?? '\uFFFD');
        }

        return text.ToString();
    }
}

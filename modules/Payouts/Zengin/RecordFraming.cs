namespace WelfareMutual.Payouts.Zengin;

/// <summary>Read with no separator, CRLF, LF or CR, and with 0x1A at the end; a BOM is refused (STANDARDS 2.2).</summary>
internal static class RecordFraming
{
    private const byte Cr = 0x0D;
    private const byte Lf = 0x0A;
    private const byte EndOfFile = 0x1A;

    public static bool HasByteOrderMark(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) || file.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
        || file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]);

    public static List<byte[]> Split(ReadOnlySpan<byte> file)
    {
        file = file.TrimEnd(EndOfFile);
        var records = new List<byte[]>();
        if (file.IndexOfAny(Cr, Lf) < 0)
        {
            for (var at = 0; at < file.Length; at += RecordLayout.Bytes)
            {
                records.Add(file.Slice(at, Math.Min(RecordLayout.Bytes, file.Length - at)).ToArray());
            }

            return records;
        }

        while (file.Length > 0)
        {
            var end = file.IndexOfAny(Cr, Lf);
            records.Add(file[..(end < 0 ? file.Length : end)].ToArray());
            file = end < 0 ? [] : file[(end + (file[end] == Cr && end + 1 < file.Length && file[end + 1] == Lf ? 2 : 1))..];
        }

        return records;
    }
}

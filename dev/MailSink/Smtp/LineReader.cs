namespace WelfareMutual.Dev.MailSink.Smtp;

/// <summary>Lines that end with CR LF. A lone LF does not end a line: that is how SMTP smuggling begins.</summary>
internal sealed class LineReader(Stream stream)
{
    private readonly byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;

    /// <summary>The next line without its end; null at the end of the stream. Longer lines are cut.</summary>
    public async Task<byte[]?> Read(int longest, CancellationToken stopping)
    {
        var line = new MemoryStream();
        var afterReturn = false;
        while (true)
        {
            if (start == end)
            {
                start = 0;
                end = await stream.ReadAsync(buffer, stopping);
                if (end == 0)
                    return null;
            }
            var next = buffer[start++];
            if (afterReturn && next == '\n')
                return line.ToArray();
            if (afterReturn && line.Length < longest)
                line.WriteByte((byte)'\r');
            afterReturn = next == '\r';
            if (!afterReturn && line.Length < longest)
                line.WriteByte(next);
        }
    }
}

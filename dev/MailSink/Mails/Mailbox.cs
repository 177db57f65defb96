namespace WelfareMutual.Dev.MailSink.Mails;

internal sealed record StoredMail(string Id, DateTimeOffset ReceivedAt, string From, IReadOnlyList<string> To, byte[] Raw);

/// <summary>The mails taken so far, in memory; the oldest give way when there are too many.</summary>
internal sealed class Mailbox(Settings settings, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<StoredMail> mails = [];
    private long number;

    public int Count
    {
        get
        {
            lock (gate)
                return mails.Count;
        }
    }

    public StoredMail Add(string from, IReadOnlyList<string> to, byte[] raw)
    {
        lock (gate)
        {
            var mail = new StoredMail($"m{++number}", time.GetUtcNow(), from, to, raw);
            mails.Add(mail);
            if (mails.Count > settings.Keep)
                mails.RemoveAt(0);
            return mail;
        }
    }

    public StoredMail? Find(string id)
    {
        lock (gate)
            return mails.Find(mail => mail.Id == id);
    }

    /// <summary>Newest first; with <paramref name="to"/> only those that went to that address.</summary>
    public IReadOnlyList<StoredMail> List(string? to, int limit)
    {
        lock (gate)
            return [.. mails.AsEnumerable().Reverse()
                .Where(mail => to is null || mail.To.Contains(to, StringComparer.OrdinalIgnoreCase))
                .Take(limit)];
    }

    public void Clear()
    {
        lock (gate)
            mails.Clear();
    }
}

using System.Text;
using WelfareMutual.Dev.MailSink.Mails;

namespace WelfareMutual.Dev.MailSink.Smtp;

/// <summary>One SMTP session (RFC 5321): greeting, envelope, message with dot-stuffing, end.</summary>
internal sealed class SmtpDialogue(Stream stream, Settings settings, Mailbox box, Faults faults)
{
    private const int LongestCommand = 2048;
    private readonly LineReader lines = new(stream);
    private string? sender;
    private List<string> recipients = [];

    public async Task Run(CancellationToken stopping)
    {
        if (faults.Plan.Refuse)
        {
            await Say("421 4.3.2 Service not available", stopping);
            return;
        }
        await Say("220 mailsink ESMTP", stopping);
        while (await lines.Read(LongestCommand, stopping) is { } line)
        {
            var command = Encoding.UTF8.GetString(line);
            if (!await Obey(command, stopping))
                return;
        }
    }

    private async Task<bool> Obey(string command, CancellationToken stopping)
    {
        var verb = command.Split(' ', ':')[0].ToUpperInvariant();
        switch (verb)
        {
            case "EHLO":
                Forget();
                await Say($"250-mailsink\r\n250-SIZE {settings.MaxBytes}\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES", stopping);
                return true;
            case "HELO":
                Forget();
                await Say("250 mailsink", stopping);
                return true;
            case "MAIL":
                await Say(TakeSender(command), stopping);
                return true;
            case "RCPT":
                await Say(TakeRecipient(command), stopping);
                return true;
            case "DATA":
                return await TakeMessage(stopping);
            case "RSET":
                Forget();
                await Say("250 2.0.0 OK", stopping);
                return true;
            case "NOOP":
                await Say("250 2.0.0 OK", stopping);
                return true;
            case "VRFY":
                await Say("252 2.5.2 Cannot verify", stopping);
                return true;
            case "QUIT":
                await Say("221 2.0.0 Bye", stopping);
                return false;
            default:
                await Say("500 5.5.2 Unknown command", stopping);
                return true;
        }
    }

    private string TakeSender(string command)
    {
        if (Address(command, "MAIL FROM:") is not { } address)
            return "501 5.5.4 MAIL FROM:<address>";
        if (sender is not null)
            return "503 5.5.1 Sender is already given";
        var size = command.IndexOf(" SIZE=", StringComparison.OrdinalIgnoreCase);
        if (size > 0 && long.TryParse(command[(size + 6)..].Split(' ')[0], out var bytes) && bytes > settings.MaxBytes)
            return "552 5.3.4 Message is too large";
        sender = address;
        return "250 2.1.0 OK";
    }

    private string TakeRecipient(string command)
    {
        if (sender is null)
            return "503 5.5.1 MAIL first";
        if (Address(command, "RCPT TO:") is not { Length: > 0 } address)
            return "501 5.5.4 RCPT TO:<address>";
        if (faults.Refuses(address))
            return "550 5.1.1 No such mailbox";
        recipients.Add(address);
        return "250 2.1.5 OK";
    }

    private async Task<bool> TakeMessage(CancellationToken stopping)
    {
        if (recipients.Count == 0)
        {
            await Say("503 5.5.1 RCPT first", stopping);
            return true;
        }
        await Say("354 End with a dot on a line of its own", stopping);
        if (await Message(stopping) is not { } message)
            return false;
        var (from, to) = (sender!, recipients);
        Forget();
        if (message.Length > settings.MaxBytes)
        {
            await Say("552 5.3.4 Message is too large", stopping);
            return true;
        }
        switch (faults.TakeEnding())
        {
            case Ending.Temporary:
                await Say("451 4.3.0 Try again later", stopping);
                return true;
            case Ending.DropAnswer:
                box.Add(from, to, message);
                return false;
            case Ending.Lose:
                await Say("250 2.0.0 Taken", stopping);
                return true;
            case Ending.Hang:
                await Task.Delay(Timeout.Infinite, stopping);
                return false;
            default:
                await Say($"250 2.0.0 Taken as {box.Add(from, to, message).Id}", stopping);
                return true;
        }
    }

    /// <summary>The message without dot-stuffing; null when the connection ended first. What is over the limit is read but not kept.</summary>
    private async Task<byte[]?> Message(CancellationToken stopping)
    {
        using var message = new MemoryStream();
        while (await lines.Read(settings.MaxBytes, stopping) is { } line)
        {
            if (line is [(byte)'.'])
                return message.ToArray();
            if (message.Length > settings.MaxBytes)
                continue;
            message.Write(line is [(byte)'.', ..] ? line.AsSpan(1) : line);
            message.Write("\r\n"u8);
        }
        return null;
    }

    private void Forget()
    {
        sender = null;
        recipients = [];
    }

    private Task Say(string answer, CancellationToken stopping) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), stopping).AsTask();

    private static string? Address(string command, string start)
    {
        if (!command.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            return null;
        var rest = command[start.Length..].TrimStart();
        var end = rest.IndexOf('>', StringComparison.Ordinal);
        return rest.StartsWith('<') && end > 0 ? rest[1..end] : null;
    }
}

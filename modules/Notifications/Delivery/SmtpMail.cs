using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Logging;
using Sent = WelfareMutual.Kernel.Outbox.Delivery;

namespace WelfareMutual.Notifications.Delivery;

internal sealed class SmtpMail(MailSettings settings, ILogger<SmtpMail> log) : ISendMail
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<Sent> Send(Guid id, string to, string subject, string body, CancellationToken ct)
    {
        if (settings.Host.Length == 0)
        {
            return Sent.Later;
        }
        using var message = Compose(id, to, subject, body);
        if (message is null)
        {
            return Sent.Never;
        }
        using var client = new SmtpClient(settings.Host, settings.Port)
        {
            EnableSsl = settings.Tls,
            Credentials = settings.User.Length == 0 ? null : new NetworkCredential(settings.User, settings.Password),
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        try
        {
            // The token alone does not end a wait for the relay's last answer: the outbox would stand still for a minute.
            await client.SendMailAsync(message, limit.Token).WaitAsync(Patience, ct);
            return Sent.Sent;
        }
        catch (SmtpException refused)
        {
            var status = (int)((refused as SmtpFailedRecipientException)?.StatusCode ?? refused.StatusCode);
            log.LogWarning("the mail relay answered {Status} for {Message}", status, id);
            return status is >= 500 and < 600 ? Sent.Never : Sent.Later;
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            log.LogWarning("the mail relay did not answer in time for {Message}", id);
            return Sent.Later;
        }
    }

    /// <returns>Null when the address is none.</returns>
    private MailMessage? Compose(Guid id, string to, string subject, string body)
    {
        if (!MailAddress.TryCreate(to, out var recipient))
        {
            return null;
        }
        var message = new MailMessage(new MailAddress(settings.From), recipient)
        {
            Subject = subject,
            Body = body,
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{id:N}@{new MailAddress(settings.From).Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}

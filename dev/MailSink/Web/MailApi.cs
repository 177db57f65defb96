using WelfareMutual.Dev.MailSink.Mails;
using WelfareMutual.Dev.MailSink.Smtp;

namespace WelfareMutual.Dev.MailSink.Web;

/// <summary>What tests ask and order.</summary>
internal static class MailApi
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/api/messages", (string? to, int? limit, Mailbox box) =>
            Results.Json(box.List(to, limit ?? 1000).Select(Shown).ToList()));
        app.MapGet("/api/messages/{id}", (string id, Mailbox box) => box.Find(id) is { } mail ? Results.Json(Shown(mail)) : Results.NotFound());
        app.MapGet("/api/messages/{id}/raw", (string id, Mailbox box) =>
            box.Find(id) is { } mail ? Results.Bytes(mail.Raw, "text/plain; charset=utf-8") : Results.NotFound());
        app.MapDelete("/api/messages", (Mailbox box) =>
        {
            box.Clear();
            return Results.NoContent();
        });
        app.MapGet("/_control/faults", (Faults faults) => Results.Json(faults.Plan));
        app.MapPost("/_control/faults", (FaultPlan plan, Faults faults) => Results.Json(faults.Plan = plan));
        app.MapDelete("/_control/faults", (Faults faults) => Results.Json(faults.Plan = new FaultPlan()));
    }

    private static object Shown(StoredMail mail)
    {
        var letter = Letter.Read(mail.Raw);
        return new
        {
            id = mail.Id,
            receivedAt = mail.ReceivedAt,
            from = mail.From,
            to = mail.To,
            subject = letter.Subject,
            text = letter.Text,
            html = letter.Html,
            attachments = letter.Attachments,
            headers = letter.Headers.Select(h => new { name = h.Key, value = h.Value }),
            size = mail.Raw.Length,
        };
    }
}

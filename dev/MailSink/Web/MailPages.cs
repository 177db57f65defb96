using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using WelfareMutual.Dev.MailSink.Mails;

namespace WelfareMutual.Dev.MailSink.Web;

/// <summary>The list of mails and one mail, as text only: nothing in a mail is ever run or fetched.</summary>
internal static class MailPages
{
    private const int Shown = 200;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static void Map(WebApplication app)
    {
        using var stream = typeof(MailPages).Assembly.GetManifestResourceStream("mails.css")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var style = memory.ToArray();
        app.MapGet("/mails.css", () => Results.Bytes(style, "text/css; charset=utf-8"));
        app.MapGet("/", (HttpContext context, Mailbox box) => Write(context, 200, List(box)));
        app.MapGet("/mails/{id}", (string id, HttpContext context, Mailbox box) => box.Find(id) is { } mail
            ? Write(context, 200, One(mail))
            : Write(context, 404, Layout("見つかりません", "<h1>このメールはありません</h1><p><a href=\"/\">メールの一覧へ戻る</a></p>")));
        app.MapPost("/delete-all", (HttpContext context, Mailbox box) =>
        {
            box.Clear();
            context.Response.StatusCode = 303;
            context.Response.Headers.Location = "/";
        });
    }

    private static string List(Mailbox box)
    {
        var mails = box.List(null, Shown);
        if (mails.Count == 0)
            return Layout("メール", "<h1>届いたメール（0件）</h1><p>まだ届いていません。</p>");
        var rows = string.Concat(mails.Select(mail => $"""
            <tr>
              <td>{Time(mail)}</td>
              <td>{E(string.Join("、", mail.To))}</td>
              <td><a href="/mails/{mail.Id}">{E(Subject(Letter.Read(mail.Raw)))}</a></td>
            </tr>
            """));
        return Layout("メール", $"""
            <h1>届いたメール（{box.Count}件）</h1>
            <table>
              <thead><tr><th scope="col">受信</th><th scope="col">あて先</th><th scope="col">件名</th></tr></thead>
              <tbody>{rows}</tbody>
            </table>
            <form method="post" action="/delete-all"><button>すべて消す</button></form>
            """);
    }

    private static string One(StoredMail mail)
    {
        var letter = Letter.Read(mail.Raw);
        var html = letter.Html is { } source ? $"<h2>HTMLの部分（ソース）</h2><pre>{E(source)}</pre>" : "";
        var files = letter.Attachments.Count > 0
            ? $"<h2>添付</h2><ul>{string.Concat(letter.Attachments.Select(name => $"<li>{E(name)}</li>"))}</ul>"
            : "";
        return Layout(Subject(letter), $"""
            <p><a href="/">メールの一覧へ戻る</a></p>
            <h1>{E(Subject(letter))}</h1>
            <dl>
              <div><dt>差出人</dt><dd>{E(letter.Header("From") ?? mail.From)}</dd></div>
              <div><dt>あて先</dt><dd>{E(string.Join("、", mail.To))}</dd></div>
              <div><dt>受信</dt><dd>{Time(mail)}</dd></div>
            </dl>
            <pre>{E(letter.Text)}</pre>
            {html}
            {files}
            <p><a href="/api/messages/{mail.Id}/raw">受け取ったままの内容を見る</a></p>
            """);
    }

    private static string Subject(Letter letter) => letter.Subject.Length > 0 ? letter.Subject : "（件名なし）";

    private static string Time(StoredMail mail) =>
        mail.ReceivedAt.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Layout(string title, string main) => $"""
        <!doctype html>
        <html lang="ja">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{E(title)} – 練習用のメール受け</title>
          <link rel="stylesheet" href="/mails.css">
        </head>
        <body>
          <header><p>練習用のメール受け（実際には送られません）</p></header>
          <main>
        {main}
          </main>
        </body>
        </html>
        """;

    private static Task Write(HttpContext context, int status, string html)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        return response.WriteAsync(html);
    }

    private static string E(string text) => Encoder.Encode(text);
}

using System.Net.Http.Json;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Xunit;
using Sink = WelfareMutual.Dev.MailSink.Program;

namespace WelfareMutual.Tests.Web.Dev;

public sealed class MailSinkTests : IAsyncLifetime, IDisposable
{
    private const string Long = "【しおみ共済】お申込みの受付についてのお知らせ（チケットの受け取り方法と、キャンセルの期限）";
    private static readonly string[] Gone = ["gone@b.invalid"];
    private readonly WebApplication sink = Sink.Build(["--Urls", "http://127.0.0.1:0", "--Smtp:Port", "0", "--Smtp:MaxBytes", "20000"]);
    private HttpClient http = null!;
    private int port;

    public async Task InitializeAsync()
    {
        await sink.StartAsync();
        http = new HttpClient { BaseAddress = new Uri(sink.Urls.First()) };
        port = (await http.GetFromJsonAsync<JsonElement>("health")).GetProperty("smtpPort").GetInt32();
    }

    public void Dispose() => http.Dispose();

    public async Task DisposeAsync() => await sink.DisposeAsync();

    [Fact]
    public async Task A_japanese_mail_is_shown_as_written()
    {
        await Send("taro@example.invalid", Long, "山田様\r\n.先頭の点\r\n..二つの点\r\n終わり");
        var mail = (await Messages())[0];
        Assert.Equal(Long, mail.GetProperty("subject").GetString());
        Assert.Equal("山田様\r\n.先頭の点\r\n..二つの点\r\n終わり", mail.GetProperty("text").GetString()!.TrimEnd());
        Assert.Equal("taro@example.invalid", mail.GetProperty("to")[0].GetString());
        Assert.Contains(Long, await http.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Contains("先頭の点", await http.GetStringAsync("/mails/" + mail.GetProperty("id").GetString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_in_iso_2022_jp_is_read_and_markup_in_it_is_harmless()
    {
        await Raw("EHLO x", "MAIL FROM:<a@b.invalid>", "RCPT TO:<c@d.invalid>", "DATA",
            "Subject: =?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=\r\n =?ISO-2022-JP?B?GyRCOGwbKEI=?=\r\n\r\n..dot\r\n<script>alert(1)</script>\r\n.", "QUIT");
        Assert.Equal("日本語", (await Messages())[0].GetProperty("subject").GetString());
        Assert.StartsWith(".dot\r\n", (await Messages())[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        var page = await http.GetStringAsync("/mails/m1");
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_out_of_order_and_unknown_ones_are_refused()
    {
        var said = await Raw("RCPT TO:<a@b.invalid>", "EHLO x", "DATA", "MAIL FROM:a", "MAIL FROM:<>", "RSET", "RCPT TO:<a@b.invalid>", "FOO", "NOOP", "QUIT");
        Assert.Equal(["220", "503", "250", "503", "501", "250", "250", "503", "500", "250", "221"], said);
    }

    [Fact]
    public async Task A_message_over_the_limit_is_refused_and_not_kept()
    {
        var said = await Raw("EHLO x", "MAIL FROM:<a@b.invalid> SIZE=20001", "MAIL FROM:<a@b.invalid>", "RCPT TO:<c@d.invalid>", "DATA",
            string.Join("\r\n", Enumerable.Repeat(new string('x', 900), 30)) + "\r\n.", "QUIT");
        Assert.Equal(["220", "250", "552", "250", "250", "354", "552", "221"], said);
        Assert.Empty(await Messages());
    }

    [Fact]
    public async Task A_lone_line_feed_does_not_end_a_message()
    {
        await Raw("EHLO x", "MAIL FROM:<a@b.invalid>", "RCPT TO:<c@d.invalid>", "DATA", "Subject: one\r\n\r\na\n.\nMAIL FROM:<evil@x.invalid>\r\n.", "QUIT");
        Assert.Single(await Messages());
    }

    [Fact]
    public async Task A_temporary_failure_is_used_up()
    {
        await Faults(new { temporary = 1 });
        await Assert.ThrowsAsync<SmtpException>(() => Send("a@b.invalid", "一", "一"));
        await Send("a@b.invalid", "二", "二");
        Assert.Equal("二", (await Messages()).Single().GetProperty("subject").GetString());
    }

    [Fact]
    public async Task An_address_can_be_refused()
    {
        await Faults(new { refusedAddresses = Gone });
        await Assert.ThrowsAsync<SmtpFailedRecipientException>(() => Send("gone@b.invalid", "一", "一"));
        await Send("here@b.invalid", "一", "一");
        Assert.Single(await Messages());
    }

    [Fact]
    public async Task A_dropped_answer_keeps_the_mail_and_a_loss_does_not()
    {
        await Faults(new { dropAnswer = 1 });
        await Assert.ThrowsAsync<SmtpException>(() => Send("a@b.invalid", "一", "一"));
        Assert.Single(await Messages());
        await Faults(new { lose = 1 });
        await Send("a@b.invalid", "二", "二");
        Assert.Single(await Messages());
    }

    [Fact]
    public async Task A_refused_connection_and_a_hanging_one_do_not_deliver()
    {
        await Faults(new { refuse = true });
        await Assert.ThrowsAsync<SmtpException>(() => Send("a@b.invalid", "一", "一"));
        await Faults(new { hang = 1 });
        var hanging = Send("a@b.invalid", "一", "一");
        Assert.NotSame(hanging, await Task.WhenAny(hanging, Task.Delay(700)));
        Assert.Empty(await Messages());
    }

    [Fact]
    public async Task Messages_are_found_by_address_and_deleted()
    {
        await Send("a@b.invalid", "一", "一");
        await Send("c@d.invalid", "二", "二");
        Assert.Equal("一", (await http.GetFromJsonAsync<JsonElement[]>("api/messages?to=A@b.invalid"))!.Single().GetProperty("subject").GetString());
        await http.DeleteAsync("api/messages");
        Assert.Empty(await Messages());
    }

    private async Task Send(string to, string subject, string body)
    {
        using var client = new SmtpClient("127.0.0.1", port);
        using var mail = new MailMessage("noreply@example.invalid", to, subject, body) { SubjectEncoding = Encoding.UTF8, BodyEncoding = Encoding.UTF8 };
        await client.SendMailAsync(mail);
    }

    /// <summary>Says each command and returns the code of each answer, the greeting first.</summary>
    private async Task<List<string>> Raw(params string[] commands)
    {
        using var client = new TcpClient("127.0.0.1", port);
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var codes = new List<string> { await Code(reader) };
        foreach (var command in commands)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"));
            codes.Add(await Code(reader));
        }
        return codes;
    }

    private static async Task<string> Code(StreamReader reader)
    {
        var line = await reader.ReadLineAsync() ?? throw new IOException("The connection ended.");
        while (line[3] == '-')
            line = await reader.ReadLineAsync() ?? throw new IOException("The connection ended.");
        return line[..3];
    }

    private async Task Faults(object plan) => (await http.PostAsJsonAsync("_control/faults", plan)).EnsureSuccessStatusCode();

    private async Task<JsonElement[]> Messages() => (await http.GetFromJsonAsync<JsonElement[]>("api/messages"))!;
}

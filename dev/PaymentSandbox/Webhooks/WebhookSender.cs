using System.Text;
using WelfareMutual.Dev.PaymentSandbox.Ledger;

namespace WelfareMutual.Dev.PaymentSandbox.Webhooks;

/// <summary>Posts each event until it is taken with a 2xx: at least once, with growing gaps.</summary>
internal sealed class WebhookSender(Books books, Settings settings, Checkout checkout, KonbiniTill konbini) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(1);
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(20),
    };

    public bool Enabled { get; set; } = true;

    public string? Url { get; set; } = settings.WebhookUrl;

    public string Secret { get; set; } = settings.WebhookSecret;

    public async Task<int> Post(string body, SignatureKind kind)
    {
        if (Url is null)
            return 0;
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        request.Headers.TryAddWithoutValidation("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
        if (SignatureHeader.Of(kind, bytes, Secret, books.Clock.Unix) is { } header)
            request.Headers.TryAddWithoutValidation("Stripe-Signature", header);
        try
        {
            using var answer = await client.SendAsync(request);
            return (int)answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return 0;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                checkout.CloseOverdue();
                konbini.LapseOverdue();
                await SendDue(stoppingToken);
                books.Save();
            }
        }
        catch (OperationCanceledException)
        {
            books.Save();
        }
    }

    public override void Dispose()
    {
        client.Dispose();
        base.Dispose();
    }

    private async Task SendDue(CancellationToken stopping)
    {
        if (!Enabled || Url is null)
            return;
        var due = books.Read(state => state.Events.Where(e => !e.Delivered && e.NextAttempt <= books.Clock.Now).ToList());
        foreach (var pending in due)
        {
            if (stopping.IsCancellationRequested || !Enabled)
                return;
            var status = await Post(pending.Body, SignatureKind.Ok);
            books.Change(_ => Note(pending, status));
        }
    }

    private SandboxEvent Note(SandboxEvent sent, int status)
    {
        sent.Attempts++;
        sent.LastStatus = status;
        sent.Delivered = status is >= 200 and < 300;
        var gap = TimeSpan.FromMilliseconds(500 * Math.Pow(2, Math.Min(sent.Attempts - 1, 10)));
        sent.NextAttempt = books.Clock.Now + (gap < LongestGap ? gap : LongestGap);
        return sent;
    }
}

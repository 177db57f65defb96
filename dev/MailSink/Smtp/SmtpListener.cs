using System.Net;
using System.Net.Sockets;
using WelfareMutual.Dev.MailSink.Mails;

namespace WelfareMutual.Dev.MailSink.Smtp;

/// <summary>Accepts connections; each is one <see cref="SmtpDialogue"/>.</summary>
internal sealed partial class SmtpListener(Settings settings, Mailbox box, Faults faults, ILogger<SmtpListener> log) : BackgroundService
{
    private readonly TcpListener listener = new(IPAddress.Parse(settings.SmtpHost), settings.SmtpPort);

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        listener.Start(512);
        Listening(settings.SmtpHost, Port);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stoppingToken);
                _ = Converse(client, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            listener.Stop();
        }
    }

    private async Task Converse(TcpClient client, CancellationToken stopping)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await new SmtpDialogue(client.GetStream(), settings, box, faults).Run(stopping);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException)
            {
                Ended(e.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Taking mail on {Host}:{Port}")]
    private partial void Listening(string host, int port);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A connection ended: {Reason}")]
    private partial void Ended(string reason);
}

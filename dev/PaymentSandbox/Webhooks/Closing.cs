using WelfareMutual.Dev.PaymentSandbox.Ledger;

namespace WelfareMutual.Dev.PaymentSandbox.Webhooks;

/// <summary>Writes the state file once more when the sandbox stops.</summary>
internal sealed class Closing(Books books) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        books.Save();
        return Task.CompletedTask;
    }
}

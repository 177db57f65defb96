
namespace WelfareMutual.Notifications.Delivery;

/// <summary>The one door to the mail relay.</summary>
internal interface ISendMail
{
    /// <param name="id">Becomes the Message-ID: the same for every attempt, so that a repeated delivery is recognised.</param>
    Task<Kernel.Outbox.Delivery> Send(Guid id, string to, string subject, string body, CancellationToken ct);
}

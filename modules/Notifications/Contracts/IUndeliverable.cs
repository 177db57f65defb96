namespace WelfareMutual.Notifications.Contracts;

/// <summary>Addresses that the relay refused for good (SECURITY.md D8): notices go by letter until they are corrected. Back office only.</summary>
public interface IUndeliverable
{
    /// <param name="most">The newest so many.</param>
    /// <returns>Those whose key is held, opened, which counts as a look at each person; and how many there are in all.</returns>
    Task<(IReadOnlyList<UndeliverableAddress> Newest, int Count)> Newest(int most, CancellationToken ct);
}

public sealed record UndeliverableAddress(Guid Person, string Mail, DateTimeOffset Since);

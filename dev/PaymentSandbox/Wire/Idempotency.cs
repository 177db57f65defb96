using WelfareMutual.Dev.PaymentSandbox.Ledger;

namespace WelfareMutual.Dev.PaymentSandbox.Wire;

/// <summary>
/// The first answer to a key is the answer to that key for 24 hours, also when it was a 500.
/// Source: docs.stripe.com/api/idempotent_requests. What failed validation is not remembered.
/// </summary>
internal sealed class Idempotency(Books books)
{
    private const long KeptSeconds = 24 * 60 * 60;
    private readonly HashSet<string> running = new(StringComparer.Ordinal);

    /// <summary>The stored answer, or null when the caller is the first and must end with <see cref="End"/>.</summary>
    public StoredAnswer? Begin(string key, string contentHash)
    {
        if (key.Length > 255)
            throw StripeError.Invalid("The idempotency key is longer than 255 characters.");
        return books.Change<StoredAnswer?>(state =>
        {
            if (state.Answers.TryGetValue(key, out var stored) && books.Clock.Unix - stored.StoredAt < KeptSeconds)
                return stored.ContentHash == contentHash
                    ? stored
                    : throw new StripeError(400, "idempotency_error", "Keys for idempotent requests can only be used with the same parameters they were first used with.");
            return running.Add(key)
                ? null
                : throw new StripeError(409, "idempotency_error", "There is currently another in-progress request using this Idempotent Key.", "idempotency_key_in_use");
        });
    }

    public void End(string key, string contentHash, int status, string body) => books.Change(state =>
    {
        running.Remove(key);
        if (status is < 300 or 402 or >= 500)
            state.Answers[key] = new StoredAnswer(contentHash, status, body, books.Clock.Unix);
        return 0;
    });

    /// <summary>Ends an attempt that never began its work.</summary>
    public void Forget(string key) => books.Change(_ => running.Remove(key));
}

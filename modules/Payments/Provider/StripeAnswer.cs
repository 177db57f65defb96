namespace WelfareMutual.Payments.Provider;

/// <summary>The three ways a call can end. Unsure is not a failure: the provider may have done it.</summary>
internal abstract record StripeAnswer<T>
{
    private StripeAnswer()
    {
    }

    public sealed record Done(T Value) : StripeAnswer<T>;

    /// <summary>The provider said no and did nothing; the same call will be refused again.</summary>
    /// <param name="Code">The provider's code, else its type, else the HTTP status. Safe to log.</param>
    public sealed record Refused(int Status, string Code, string? RequestId) : StripeAnswer<T>;

    /// <summary>No answer, or one that says nothing about the effect: repeat with the same key, or look.</summary>
    /// <param name="Reason">timeout, unreachable, http_NNN, unreadable. Safe to log.</param>
    public sealed record Unsure(string Reason, string? RequestId) : StripeAnswer<T>;
}

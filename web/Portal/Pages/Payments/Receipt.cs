namespace WelfareMutual.Web.Portal.Pages.Payments;

/// <summary>What a receipt says: for what, from whom, how much, when and how it was paid. Nothing of it is kept: it is written from the order.</summary>
/// <param name="Lines">One line a price: 大人 1,600円 × 2枚.</param>
/// <param name="Back">The order's own page.</param>
public sealed record Receipt(string Title, string Number, long Amount, DateTimeOffset PaidAt, string Method, IReadOnlyList<string> Lines, string Back);

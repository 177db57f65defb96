using System.Security.Cryptography;
using WelfareMutual.Dev.PaymentSandbox.Wire;

namespace WelfareMutual.Dev.PaymentSandbox.Ledger;

/// <summary>A convenience-store payment: a voucher now, the money later or never.</summary>
internal sealed class KonbiniTill(Books books)
{
    private static readonly TimeSpan JapanStandardTime = TimeSpan.FromHours(9);

    public static readonly IReadOnlyDictionary<string, string> Stores = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["familymart"] = "ファミリーマート",
        ["lawson"] = "ローソン",
        ["ministop"] = "ミニストップ",
        ["seicomart"] = "セイコーマート",
    };

    /// <summary>False when the session cannot take a voucher any more.</summary>
    public bool TakeVoucher(string sessionId, string store) => books.Change(state =>
    {
        var session = Checkout.Find(state, sessionId);
        if (session.Status != "open" || session.ExpiresAt <= books.Clock.Unix || !session.Methods.Contains("konbini") || !Stores.ContainsKey(store))
            return false;
        var intent = Checkout.IntentOf(state, session, books.Clock.Unix);
        intent.Voucher = new Voucher(store, ConfirmationNumber(), Deadline(books.Clock.Now, session.KonbiniDays));
        intent.Status = "requires_action";
        session.Status = "complete";
        books.Tell(state, "checkout.session.completed", StripeJson.Of(session));
        return true;
    });

    /// <summary>
    /// The clerk at the till takes the money. With <paramref name="evenIfClosed"/> also for a voucher that was
    /// cancelled or has lapsed, which happens when the payment and the cancellation cross.
    /// </summary>
    public bool Pay(string sessionId, bool evenIfClosed = false) => books.Change(state =>
    {
        var session = Checkout.Find(state, sessionId);
        if (session.IntentId is not { } intentId || state.Intents[intentId] is not { Voucher: { } voucher } intent)
            return false;
        if (intent.Status == "succeeded" || (intent.Status != "requires_action" && !evenIfClosed))
            return false;
        var charge = new Charge
        {
            Id = Books.NewId("ch_"),
            IntentId = intent.Id,
            Amount = intent.Amount,
            Created = books.Clock.Unix,
            Method = "konbini",
            Store = voucher.Store,
        };
        state.Charges.Add(charge.Id, charge);
        intent.Status = "succeeded";
        intent.AmountReceived = charge.Amount;
        intent.ChargeId = charge.Id;
        intent.FailureCode = null;
        session.PaymentStatus = "paid";
        books.Tell(state, "payment_intent.succeeded", StripeJson.Of(intent));
        books.Tell(state, "checkout.session.async_payment_succeeded", StripeJson.Of(session));
        return true;
    });

    public bool Lapse(string sessionId) => books.Change(state => LapseWithin(state, Checkout.Find(state, sessionId)));

    public void LapseOverdue()
    {
        var now = books.Clock.Unix;
        var overdue = books.Read(state => state.Intents.Values
            .Where(i => i.Status == "requires_action" && i.Voucher?.ExpiresAt <= now)
            .Select(i => i.SessionId).ToList());
        foreach (var session in overdue)
            Lapse(session);
    }

    private bool LapseWithin(SandboxState state, CheckoutSession session)
    {
        if (session.IntentId is not { } id || state.Intents[id] is not { Status: "requires_action" } intent)
            return false;
        intent.Status = "requires_payment_method";
        intent.FailureCode = "payment_intent_payment_attempt_expired";
        books.Tell(state, "payment_intent.payment_failed", StripeJson.Of(intent));
        books.Tell(state, "checkout.session.async_payment_failed", StripeJson.Of(session));
        return true;
    }

    private static string ConfirmationNumber() =>
        RandomNumberGenerator.GetString("123456789", 1) + RandomNumberGenerator.GetString("0123456789", 10);

    /// <summary>23:59:59 Japan time of the day that is so many days ahead.</summary>
    private static long Deadline(DateTimeOffset now, int days)
    {
        var day = now.ToOffset(JapanStandardTime).Date.AddDays(days + 1).AddSeconds(-1);
        return new DateTimeOffset(day, JapanStandardTime).ToUnixTimeSeconds();
    }
}

using WelfareMutual.Dev.PaymentSandbox.Ledger;

namespace WelfareMutual.Dev.PaymentSandbox.Wire;

/// <summary>
/// Reads an order for a checkout session, with the provider's limits for JPY.
/// Sources: docs.stripe.com/payments/konbini, docs.stripe.com/api/checkout/sessions/create.
/// </summary>
internal static class SessionForm
{
    private static readonly (long Least, long Most) CardYen = (50, 9_999_999);
    private static readonly (long Least, long Most) KonbiniYen = (120, 300_000);

    public static CheckoutSession Read(StripeForm form, long now, string pageRoot)
    {
        form.AllowOnly("mode", "payment_method_types", "line_items", "client_reference_id", "metadata", "success_url", "cancel_url",
            "expires_at", "payment_method_options", "payment_intent_data", "customer_email", "locale", "submit_type", "expand");
        if (form.Needed("mode") != "payment")
            throw StripeError.Invalid("This sandbox knows mode=payment only.", param: "mode");
        var methods = Methods(form);
        var (amount, product) = Lines(form);
        CheckAmount(amount, methods);
        var reference = form.Text("client_reference_id");
        if (reference?.Length > 200)
            throw StripeError.Invalid("client_reference_id is longer than 200 characters.", param: "client_reference_id");
        var id = Books.NewId("cs_test_");
        return new CheckoutSession
        {
            Id = id,
            Amount = amount,
            ProductName = product,
            Created = now,
            ExpiresAt = Expiry(form, now),
            SuccessUrl = Link(form, "success_url") ?? form.Needed("success_url"),
            CancelUrl = Link(form, "cancel_url"),
            Methods = methods,
            KonbiniDays = KonbiniDays(form),
            ClientReferenceId = reference,
            CustomerEmail = form.Text("customer_email"),
            Metadata = form.Map("metadata"),
            IntentMetadata = form.Map("payment_intent_data[metadata]"),
            PageUrl = $"{pageRoot}/c/pay/{id}",
        };
    }

    private static List<string> Methods(StripeForm form)
    {
        var methods = form.List("payment_method_types");
        if (methods.Count == 0)
            throw StripeError.Invalid("Missing required param: payment_method_types.", "parameter_missing", "payment_method_types");
        var stranger = methods.FirstOrDefault(method => method is not ("card" or "konbini"));
        return stranger is null
            ? methods
            : throw StripeError.Invalid($"The payment method type \"{stranger}\" is invalid.", param: "payment_method_types");
    }

    private static (long Amount, string Product) Lines(StripeForm form)
    {
        var amount = 0L;
        var product = "";
        for (var i = 0; form.Has($"line_items[{i}]"); i++)
        {
            var line = $"line_items[{i}]";
            if (form.Needed($"{line}[price_data][currency]") is var currency && currency != "jpy")
                throw StripeError.Invalid($"This sandbox knows jpy only, not {currency}.", param: $"{line}[price_data][currency]");
            var price = form.NeededNumber($"{line}[price_data][unit_amount]");
            var quantity = form.Number($"{line}[quantity]") ?? 1;
            if (price < 0 || quantity is < 1 or > 999_999)
                throw StripeError.Invalid("Invalid amount or quantity.", "parameter_invalid_integer", line);
            amount += price * quantity;
            var name = form.Needed($"{line}[price_data][product_data][name]");
            product = product.Length == 0 ? name : $"{product}、{name}";
        }
        return product.Length > 0
            ? (amount, product)
            : throw StripeError.Invalid("Missing required param: line_items.", "parameter_missing", "line_items");
    }

    private static void CheckAmount(long amount, List<string> methods)
    {
        foreach (var (least, most) in methods.Select(method => method == "konbini" ? KonbiniYen : CardYen))
        {
            if (amount < least)
                throw StripeError.Invalid($"The Checkout Session's total amount must be at least ¥{least}.", "amount_too_small");
            if (amount > most)
                throw StripeError.Invalid($"The Checkout Session's total amount must be no more than ¥{most}.", "amount_too_large");
        }
    }

    private static long Expiry(StripeForm form, long now)
    {
        const int HalfHour = 30 * 60, Day = 24 * 60 * 60;
        var expiry = form.Number("expires_at") ?? now + Day;
        // A minute of grace for the difference between two clocks.
        return expiry >= now + HalfHour - 60 && expiry <= now + Day + 60
            ? expiry
            : throw StripeError.Invalid("The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.", param: "expires_at");
    }

    private static int KonbiniDays(StripeForm form)
    {
        const string Name = "payment_method_options[konbini][expires_after_days]";
        var days = form.Number(Name) ?? 3;
        return days is >= 1 and <= 60
            ? (int)days
            : throw StripeError.Invalid("expires_after_days must be between 1 and 60.", param: Name);
    }

    private static string? Link(StripeForm form, string name)
    {
        var text = form.Text(name);
        if (text is null)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? text
            : throw StripeError.Invalid("Not a valid URL", "url_invalid", name);
    }
}

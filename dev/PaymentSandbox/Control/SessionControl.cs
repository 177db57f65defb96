using WelfareMutual.Dev.PaymentSandbox.Ledger;
using WelfareMutual.Dev.PaymentSandbox.Wire;

namespace WelfareMutual.Dev.PaymentSandbox.Control;

internal sealed record FaultOrder(string Kind, int Calls = 1, int DelayMs = 0, string? Method = null, string? Path = null);

internal sealed record ClockOrder(long OffsetSeconds);

/// <summary>What a test does in place of a payer, a store clerk, the passing of time and bad luck.</summary>
internal static class SessionControl
{
    public static void Map(WebApplication app)
    {
        var control = app.MapGroup("/_control").AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (StripeError error)
            {
                return Results.Json(error.ToJson(), statusCode: error.Status);
            }
        });
        MapSessions(control);
        MapFaults(control);
        control.MapPost("/refunds/{id}/complete", (string id, Refunds refunds) => Done(refunds.Finish(id, succeeded: true)));
        control.MapPost("/refunds/{id}/fail", (string id, Refunds refunds) => Done(refunds.Finish(id, succeeded: false)));
        control.MapPost("/clock", (ClockOrder order, SandboxClock clock) =>
        {
            clock.Shift(order.OffsetSeconds);
            return Results.Json(new { now = clock.Unix });
        });
        control.MapPost("/reset", (Books books, Faults faults, SandboxClock clock) =>
        {
            books.Reset();
            faults.Clear();
            clock.Shift(0);
            return Done(true);
        });
    }

    private static void MapSessions(RouteGroupBuilder control)
    {
        control.MapGet("/sessions", (Books books) => Results.Json(books.Read(state => state.Sessions.Values.Select(StripeJson.Of).ToList())));
        control.MapGet("/ledger", (Books books) => Results.Json(books.Read(LedgerView.Of)));
        control.MapPost("/sessions/{id}/pay", (string id, string? method, bool? late, CardTill card, KonbiniTill konbini, Books books) =>
        {
            var session = books.Read(state => Checkout.Find(state, id));
            if ((method ?? session.Methods[0]) == "card" && late != true && session.Status == "open")
                return Done(card.Pay(id, CardTill.GoodCard) == CardOutcome.Paid);
            if (session.Status == "open" && !konbini.TakeVoucher(id, "lawson"))
                return Done(false);
            return Done(konbini.Pay(id, late == true));
        });
        control.MapPost("/sessions/{id}/voucher", (string id, string? store, KonbiniTill konbini) => Done(konbini.TakeVoucher(id, store ?? "lawson")));
        control.MapPost("/sessions/{id}/decline", (string id, CardTill card) => Done(card.Pay(id, CardTill.DeclinedCard) == CardOutcome.Declined));
        control.MapPost("/sessions/{id}/expire", (string id, Checkout checkout, KonbiniTill konbini, Books books) =>
        {
            if (books.Read(state => Checkout.Find(state, id)).Status != "open")
                return Done(konbini.Lapse(id));
            checkout.Expire(id);
            return Done(true);
        });
    }

    private static void MapFaults(RouteGroupBuilder control)
    {
        control.MapGet("/faults", (Faults faults) => Results.Json(faults.List().Select(f => new { kind = f.Kind.ToString(), f.Calls, f.DelayMs, f.Method, f.Path })));
        control.MapDelete("/faults", (Faults faults) =>
        {
            faults.Clear();
            return Done(true);
        });
        control.MapPost("/faults", (FaultOrder order, Faults faults) =>
        {
            if (KindOf(order.Kind) is not { } kind || order.Calls < 1)
                return Results.Json(new { ok = false, kinds = "delay, error_before, error_after, drop_answer, rate_limit" }, statusCode: 400);
            faults.Plan(new Fault(kind, order.Calls, order.DelayMs, order.Method, order.Path));
            return Done(true);
        });
    }

    private static FaultKind? KindOf(string name) => name switch
    {
        "delay" => FaultKind.Delay,
        "error_before" => FaultKind.ErrorBefore,
        "error_after" => FaultKind.ErrorAfter,
        "drop_answer" => FaultKind.DropAnswer,
        "rate_limit" => FaultKind.RateLimit,
        _ => null,
    };

    internal static IResult Done(bool ok) => Results.Json(new { ok }, statusCode: ok ? 200 : 409);
}

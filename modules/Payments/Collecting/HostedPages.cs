using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Payments.Provider;

namespace WelfareMutual.Payments.Collecting;

/// <summary>Asks the provider for a payment page. Called twice for one payment it gets the same page: the payment's id is the key.</summary>
internal sealed class HostedPages(StripeClient provider, PaymentsOptions options, UseCaseRunner runner, Clock clock, ILogger<HostedPages> log)
{
    /// <summary>The provider takes thirty minutes from the call at least; the other one is for the difference of clocks.</summary>
    private static readonly TimeSpan ShortestAtProvider = TimeSpan.FromMinutes(31);

    /// <summary>It takes a day at most.</summary>
    private static readonly TimeSpan LongestAtProvider = TimeSpan.FromHours(23);

    /// <summary>The call that the payer waits for, right after the commit.</summary>
    public async Task OpenNow(Payment payment, CancellationToken ct)
    {
        if (await Ask(payment, ct) is StripeAnswer<CheckoutSession>.Done { Value: var session })
        {
            await runner.Run(new RecordHostedPage(payment.Id, session.Id, session.Url!.ToString()), new UseCaseContext { Unattended = Actor.Hook("payments") }, ct);
        }
    }

    public async Task<StripeAnswer<CheckoutSession>> Ask(Payment payment, CancellationToken ct)
    {
        var days = Math.Max(1, Clock.DayOf(payment.PayBy).DayNumber - 1 - Clock.DayOf(payment.OpenedAt).DayNumber);
        var back = new Uri(options.PortalUrl, payment.ReturnPath);
        var answer = await provider.CreateSession(new HostedCheckout
        {
            ClientReference = payment.Id.ToString(),
            AmountYen = payment.Amount.Amount,
            ProductName = payment.Description,
            Methods = [payment.Method == PaymentMethod.Card ? CheckoutMethod.Card : CheckoutMethod.Konbini],
            SuccessUrl = back,
            CancelUrl = back,
            KonbiniDays = days,
            ExpiresAt = (payment.HoldUntil < payment.OpenedAt + LongestAtProvider ? payment.HoldUntil : payment.OpenedAt + LongestAtProvider) + ShortestAtProvider, // the same in every call, and taken as long as a page is wanted
        }, payment.Id.ToString(), ct);
        if (answer is StripeAnswer<CheckoutSession>.Refused refused)
        {
            log.LogWarning("the provider refused to open a payment: {Code}", refused.Code);
        }
        return answer;
    }

    public bool StillWorthOpening(Payment payment) => payment.State == PaymentState.Opening && !payment.Abandoned && payment.HoldUntil > clock.Now;
}

internal sealed record PaymentsOptions(Uri PortalUrl, IReadOnlyList<string> WebhookSecrets, bool LiveMode);

/// <summary>The provider's page for a payment became known. Runs without a person; the definer function fills an empty page only.</summary>
public sealed record RecordHostedPage(Guid PaymentId, string SessionRef, string PageUrl) : IHookUseCase<Done>
{
    public static Access Access => Access.Signature;

    internal sealed class Handler(PaymentsDb db) : IHandle<RecordHostedPage, Done>
    {
        public async Task<Outcome<Done>> Handle(RecordHostedPage command, CancellationToken ct)
        {
            await db.Database.ExecuteSqlAsync($"select payments.record_page({command.PaymentId}, {command.SessionRef}, {command.PageUrl})", ct);
            return Done.It;
        }
    }
}

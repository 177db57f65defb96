using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Payments.Collecting;

/// <summary>Where the payer goes on: the provider's page, or back to the order when there is none any more.</summary>
public sealed record PaymentPage(Guid PaymentId) : IPortalUseCase<PaymentPage.Result>, IQuery
{
    public static Access Access => Access.Member;

    /// <param name="PageUrl">Null while the provider has not answered; the page then says so and asks again.</param>
    public sealed record Result(PaymentState State, string? PageUrl, string ReturnPath);

    internal sealed class Handler(PaymentsDb db, Actor actor) : IHandle<PaymentPage, Result>
    {
        public async Task<Outcome<Result>> Handle(PaymentPage query, CancellationToken ct)
        {
            var payment = await db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.PaymentId && p.PayerId == actor.PersonId, ct);
            return payment is null ? Refusal.NotFound : new Result(payment.ForPayer, payment.IsOpen && !payment.Abandoned ? payment.PageUrl : null, payment.ReturnPath);
        }
    }
}

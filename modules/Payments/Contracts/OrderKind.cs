using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Payments.Contracts;

/// <param name="Name">In Payments' facts: tickets.order, events.entry.</param>
/// <param name="Thing">Before the number on the provider's page; at most ten characters.</param>
/// <param name="ResultPath">Page of ours that shows the order, without its id.</param>
/// <param name="PaidNotice">Template of the mail when it is complete.</param>
/// <param name="LapsedNotice">Template of the mail when the time ran out.</param>
public sealed record OrderKind(string Name, string Thing, string ResultPath, string PaidNotice, string LapsedNotice);

/// <summary>What a book needs besides its module's context.</summary>
public sealed record OrderDesk(IPayments Payments, INotices Notices, Rulebook Rules, Actor Actor, Clock Clock, AuditTrail Audit);

public static class OrderBooks
{
    /// <summary>The module's book: asked by its use cases, and hearing of payments.</summary>
    public static ModuleContents Orders<TBook>(this ModuleContents contents)
        where TBook : class, IHear<PaymentCaptured>, IHear<PaymentPending>, IHear<PaymentLapsed>, IHear<PaymentReturned>
    {
        contents.Services.AddScoped<TBook>();
        return contents.Hears<PaymentCaptured, TBook>().Hears<PaymentPending, TBook>().Hears<PaymentLapsed, TBook>().Hears<PaymentReturned, TBook>();
    }
}

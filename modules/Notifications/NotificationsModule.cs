using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel.Modules;
using WelfareMutual.Kernel.Outbox;
using WelfareMutual.Notifications.Addresses;
using WelfareMutual.Notifications.Contracts;
using WelfareMutual.Notifications.Delivery;

namespace WelfareMutual.Notifications;

public sealed class NotificationsModule : IModule
{
    public static void Add(ModuleContents contents)
    {
        contents.Db<NotificationsDb>((options, keys) => new NotificationsDb(options, keys))
            .Contract<INotices, Notices>()
            .Contract<IUndeliverable, Undeliverable>();
        contents.Services.AddSingleton(MailSettings.Read(contents.Configuration));
        if (!contents.IsOffice)
        {
            return; // the gateway writes outbox rows and never reaches the mail relay
        }
        contents.Services.AddSingleton<ISendMail, SmtpMail>();
        contents.Delivers<MailDelivery>()
            .Delivers<MoneyMailDelivery>()
            .Job<DeliverOutbox, DeliverOutbox.Result>(TimeSpan.FromSeconds(5), "outbox", result => result.Found);
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Outbox;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Notifications.Addresses;
using WelfareMutual.Notifications.Contracts;
using WelfareMutual.Notifications.Templates;
using Answer = WelfareMutual.Kernel.Outbox.Delivery;

namespace WelfareMutual.Notifications.Delivery;

/// <summary>Opens the address at the moment of sending. Without one, or when the relay refuses for good, a letter is wanted.</summary>
internal class MailDelivery(NotificationsDb db, PersonKeys keys, ISendMail mail, MailSettings settings, Facts facts, Clock clock) : IDeliver
{
    public virtual string Kind => "mail.";

    public async Task<Answer> Deliver(OutboxRow row, CancellationToken ct)
    {
        var message = row.Read<Message>();
        await keys.LoadFor(message.Person, ct: ct);
        var address = await db.Addresses.SingleOrDefaultAsync(a => a.Id == message.Person, ct);
        var text = TextOf.Find(message.Template);
        var former = text.Former == ToFormer.No || !keys.Holds(message.Person) ? null : address?.FormerAt(clock.Now);
        if (former is null && (address is null or { Mail: null } or { State: AddressState.Undeliverable } || !keys.Holds(message.Person) || text.Former == ToFormer.OrElseNowhere))
        {
            WantLetter(message, text);
            return address?.Mail is null || text.Former == ToFormer.OrElseNowhere ? Answer.Sent : Answer.Never; // without an address the letter is the delivery
        }
        var to = former ?? address!.Mail!;
        var answer = await mail.Send(row.Id, to.Open(), text.Subject, text.Fill(message.ObjectId, settings.PortalUrl, message.Count), ct);
        if (answer == Answer.Never && ReferenceEquals(to, address!.Mail))
        {
            address.GiveUp(clock.Now);
            await db.SaveChangesAsync(ct);
            WantLetter(message, text);
        }
        return answer;
    }

    private void WantLetter(Message message, TextOf text)
    {
        if (keys.Holds(message.Person))
        {
            facts.Tell(new LetterWanted(message.Person, message.Template, message.ObjectId, text.Former != ToFormer.No, text.Former != ToFormer.OrElseNowhere, message.Count));
        }
    }
}

/// <summary>The same for notices about money, which are told once per object and recipient.</summary>
internal sealed class MoneyMailDelivery(NotificationsDb db, PersonKeys keys, ISendMail mail, MailSettings settings, Facts facts, Clock clock)
    : MailDelivery(db, keys, mail, settings, facts, clock)
{
    public override string Kind => "money.";
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Outbox;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Notifications.Addresses;
using WelfareMutual.Notifications.Contracts;
using WelfareMutual.Notifications.Delivery;
using WelfareMutual.Notifications.Templates;

namespace WelfareMutual.Notifications;

internal sealed class Notices(NotificationsDb db, Outbox outbox, SearchIndex index, Clock clock) : INotices
{
    private const string MoneyFamily = "money.";
    private const int Batch = 1000;

    public async Task SetAddress(Guid person, string? mail, CancellationToken ct)
    {
        var address = await db.Addresses.SingleOrDefaultAsync(a => a.Id == person, ct);
        var wanted = string.IsNullOrWhiteSpace(mail) ? null : mail.Trim();
        if (address is null)
        {
            if (wanted is not null)
            {
                db.Addresses.Add(new Address(person, wanted, clock.Now));
            }
        }
        else if (address.Mail?.Open() != wanted)
        {
            address.ChangeTo(wanted, clock.Now);
            if (address.PreviousMail is not null)
            {
                await Tell(person, TextOf.MailChanged, person, ct);
            }
        }
        await SaveAndForget(ct);
    }

    public Task Tell(Guid person, string template, Guid objectId, CancellationToken ct, int? count = null)
    {
        return outbox.Add(KindOf(template), objectId, new Message(person, template, objectId, count), Recipient(person), ct: ct);
    }

    public async Task TellAll(IReadOnlyList<(Guid Person, Guid ObjectId)> people, string template, CancellationToken ct)
    {
        var kind = KindOf(template);
        foreach (var batch in people.Chunk(Batch))
        {
            await outbox.AddAll(kind, [.. batch.Select(p => new OutboxItem<Message>(p.ObjectId, new(p.Person, template, p.ObjectId), Recipient(p.Person)))], ct);
        }
    }

    public async Task Post(Guid person, Letter letter, CancellationToken ct, Guid? orderedBy = null)
    {
        Add(person, letter, orderedBy);
        await SaveAndForget(ct);
    }

    public Task<Guid?> WhoOrdered(Guid person, CancellationToken ct) =>
        db.Letters.Where(l => l.PersonId == person && l.OrderedBy != null).OrderByDescending(l => l.WrittenAt).Select(l => l.OrderedBy).FirstOrDefaultAsync(ct);

    public async Task PostAll(IReadOnlyList<(Guid Person, Letter Letter)> letters, CancellationToken ct)
    {
        foreach (var batch in letters.Chunk(Batch))
        {
            foreach (var (person, letter) in batch)
            {
                Add(person, letter, null);
            }
            await SaveAndForget(ct);
        }
    }

    public async Task SetFirstAddresses(IReadOnlyList<(Guid Person, string Mail)> addresses, CancellationToken ct)
    {
        foreach (var batch in addresses.Chunk(Batch))
        {
            db.Addresses.AddRange(batch.Select(a => new Address(a.Person, a.Mail.Trim(), clock.Now)));
            await SaveAndForget(ct);
        }
    }

    private void Add(Guid person, Letter letter, Guid? orderedBy)
    {
        _ = TextOf.Find(letter.Template);
        db.Letters.Add(new Letters.Letter(person, letter, orderedBy, clock.Now));
    }

    private static string KindOf(string template)
    {
        _ = TextOf.Find(template);
        return template.StartsWith(MoneyFamily, StringComparison.Ordinal) ? template : $"mail.{template}";
    }

    private byte[] Recipient(Guid person) => index.SignIn("recipient", person.ToString("N"));

    // What stays tracked is looked through at every later save: with 45,000 letters that is quadratic.
    private async Task SaveAndForget(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}

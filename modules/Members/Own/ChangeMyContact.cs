using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Rules;
using WelfareMutual.Notifications.Contracts;

namespace WelfareMutual.Members.Own;

/// <summary>The member changes address, telephone or mail. Notices tell a new mail address to the old one.</summary>
/// <param name="Version">Of the form.</param>
public sealed record ChangeMyContact(string? PostalCode, string? Address, string? Phone, string? Mail, int Version) : IPortalUseCase<Done>, IMovesMoneyOrMail
{
    public static Access Access => Access.Member;

    internal sealed class Handler(MembersDb db, PersonKeys keys, INotices notices, Actor actor, Clock clock) : IHandle<ChangeMyContact, Done>
    {
        public async Task<Outcome<Done>> Handle(ChangeMyContact command, CancellationToken ct)
        {
            var content = EmployeeRules.ReadContact(command.PostalCode, command.Address, command.Phone, command.Mail, out var faults);
            if (faults.Count > 0)
            {
                return faults;
            }
            if (await db.Contacts.FirstOrDefaultAsync(c => c.Id == actor.PersonId, ct) is not { } contact)
            {
                return Refusal.NotFound;
            }
            if (contact.Version != command.Version)
            {
                return Refusal.Stale;
            }
            await keys.LoadFor(actor.PersonId, Purpose.Own, ct);
            var before = contact.Open();
            contact.Replace(content, clock.Now);
            await db.SaveChangesAsync(ct);
            if (before.Mail != content.Mail)
            {
                await notices.SetAddress(actor.PersonId, content.Mail, ct);
            }
            return Done.It;
        }
    }
}

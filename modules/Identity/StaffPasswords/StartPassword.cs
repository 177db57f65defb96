using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.StaffPasswords;

/// <summary>The first password, or the one after it was lost: the card on this connection and the key from the envelope say who it is.
/// The key works once; nobody but its owner ever knows the password.</summary>
public sealed record StartPassword(string Key, string Password) : IOfficeUseCase<Done>
{
    public static Access Access => Access.Anyone("the card in the reader and the start key say who it is");

    internal sealed class Handler(
        IdentityDb db, DbSession session, UseCaseContext context, SignInThrottle throttle, NewPassword newPassword, Sessions sessions, AuditTrail audit, Clock clock)
        : IHandle<StartPassword, Done>
    {
        public async Task<Outcome<Done>> Handle(StartPassword command, CancellationToken ct)
        {
            var serial = Card.SerialOf(context.CardSerial ?? "");
            var target = $"start|{serial}";
            if (await throttle.Refuse(target, ct) is { } tooFast)
            {
                return tooFast;
            }
            var card = await db.Cards.AsNoTracking().SingleOrDefaultAsync(c => c.Serial == serial, ct);
            var staff = card?.Opens(clock.Today) == true ? await db.Staff.SingleOrDefaultAsync(s => s.Id == card.StaffId && s.State == StaffState.Active, ct) : null;
            if (staff is not null)
            {
                audit.Concerns(staff.Id);
            }
            if (staff is null || !Matches(staff, command.Key))
            {
                await Missed(staff, target, ct);
                return StaffPasswordRules.StartNoMatch;
            }
            if (await newPassword.Set(staff, command.Password, null, ct) is { } refused)
            {
                return refused;
            }
            await sessions.EndAll(staff.Id, Guid.Empty, ct);
            await throttle.Reached(target, ct);
            await throttle.Reached(SignInStaff.TargetOf(serial), ct);
            return Done.It;
        }

        private bool Matches(Staff.Staff staff, string typed) =>
            staff.StartHash is { } hash && staff.StartExpiresAt > clock.Now && staff.StartWrong < StaffPasswordRules.MostWrongKeys
            && MailedKeyText.TryRead(typed, out var key) && hash.AsSpan().SequenceEqual(key.HashFor(staff.Id));

        private async Task Missed(Staff.Staff? staff, string target, CancellationToken ct)
        {
            if (staff is not null)
            {
                await using var miss = session.Command("update identity.staff set start_wrong = least(start_wrong + 1, $2) where id = $1", staff.Id, StaffPasswordRules.MostWrongKeys);
                await miss.ExecuteNonQueryAsync(ct);
            }
            await throttle.Failed(target, ct);
        }
    }
}

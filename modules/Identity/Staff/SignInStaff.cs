using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Emergencies;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Identity.StaffPasswords;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Staff;

/// <summary>Source: seed 004, 5(1)②; IAM-01, IAM-05. The card on this connection says who, the password that it is they. Every
/// failure has the same words and is in the audit. One session a person. A password past its term opens the page that changes it, and nothing else.</summary>
public sealed record SignInStaff(string Password) : IOfficeUseCase<SignInStaff.Result>, IShownOnce
{
    public static Access Access => Access.Anyone("signing in with card and password");

    /// <summary>Whose failures are counted together.</summary>
    internal static string TargetOf(string serial) => $"card|{serial}";

    /// <param name="DaysLeft">Until the password's term, in the last days before it.</param>
    public sealed record Result(string Token, SessionStage Stage, int? DaysLeft);

    internal sealed class Handler(
        IdentityDb db, PersonKeys keys, UseCaseContext context, PasswordHash hash, PasswordTurns turns, SignInThrottle throttle, StaffMisses misses,
        Sessions sessions, Rulebook rules, AuditTrail audit, IdentitySettings settings, Clock clock) : IHandle<SignInStaff, Result>
    {
        public async Task<Outcome<Result>> Handle(SignInStaff command, CancellationToken ct)
        {
            using var turn = await turns.Take(ct);
            if (turn is null)
            {
                return SignInRefusals.Busy;
            }
            var serial = Card.SerialOf(context.CardSerial ?? "");
            var target = TargetOf(serial);
            if (await throttle.Refuse(target, ct) is { } tooFast)
            {
                return tooFast;
            }
            var card = await db.Cards.AsNoTracking().SingleOrDefaultAsync(c => c.Serial == serial, ct);
            var staff = card is null ? null : await db.Staff.AsNoTracking().SingleOrDefaultAsync(s => s.Id == card.StaffId, ct);
            if (staff is not null)
            {
                audit.Concerns(staff.Id);
            }
            var known = hash.Matches(staff?.PasswordHash, command.Password);
            Emergency? lent = null;
            if (known)
            {
                var held = await Hold(card!, ct);
                known = held.Staff.PasswordHash == staff!.PasswordHash;
                (card, lent, staff) = held;
            }
            var opens = card?.Opens(clock.Today) == true;
            if (!known || staff is not { State: StaffState.Active } || !opens)
            {
                audit.Because(Why(card, staff, known));
                await Missed(staff, !known && opens, target, ct);
                return SignInRefusals.StaffNoMatch;
            }
            await throttle.Reached(target, ct);
            return await Open(staff, lent, context.CardSerial!, ct);
        }

        /// <summary>Card, lent rights and person as they are after the hash, which took its time. Held until the session is there: who changes them meanwhile waits,
        /// and then finds it to end.</summary>
        private async Task<(Card Card, Emergency? Lent, Staff Staff)> Hold(Card card, CancellationToken ct) => (
            await db.Cards.FromSql($"select * from identity.card where id = {card.Id} for share").AsNoTracking().SingleAsync(ct),
            (await db.Emergencies.FromSql($"select * from identity.emergency where staff_id = {card.StaffId} and ended_at is null and expires_at > {clock.Now} for share")
                .AsNoTracking().ToListAsync(ct)).MaxBy(e => e.ExpiresAt),
            await db.Staff.FromSql($"select * from identity.staff where id = {card.StaffId} for no key update").SingleAsync(ct));

        private async Task Missed(Staff? staff, bool counts, string target, CancellationToken ct)
        {
            if (counts && staff is { PasswordHash: not null })
            {
                await misses.Count(staff.Id, ct);
            }
            await throttle.Failed(target, ct);
        }

        private async Task<Outcome<Result>> Open(Staff staff, Emergency? lent, string serial, CancellationToken ct)
        {
            await keys.LoadFor(staff.Id, ct: ct);
            staff.RightPassword();
            await db.SaveChangesAsync(ct);
            await sessions.EndAll(staff.Id, Guid.Empty, ct);
            var left = (await rules.Today<PasswordTerm>(ct)).DaysLeft(staff.PasswordChangedAt!.Value, clock.Now);
            var stage = staff.MustChange || left <= 0 ? SessionStage.NewPassword : SessionStage.Full;
            var actor = new Actor(
                ActorKind.Staff, staff.Id, staff.Id, null, staff.Name.Open(), staff.Roles, Guid.Empty, context.Terminal ?? "", stage);
            var token = await sessions.Start(
                actor, serial, TimeSpan.FromMinutes(settings.OfficeIdleMinutes), TimeSpan.FromHours(settings.OfficeLongestHours), ct);
            if (lent is not null)
            {
                await sessions.Lend(staff.Id, lent.Roles, lent.ExpiresAt!.Value, ct);
            }
            return new Result(token, stage, left is > 0 and <= PasswordTerm.ReminderDays ? left : null);
        }

        /// <summary>For the audit only; the screen says the same to all of them.</summary>
        private string Why(Card? card, Staff? staff, bool known) =>
            context.CardSerial is null ? "no-card"
            : card is null ? "card-unknown"
            : !card.Opens(clock.Today) ? $"card-{(card.State == CardState.Active ? "expired" : card.State.ToString().ToLowerInvariant())}"
            : staff is not { State: StaffState.Active } ? "staff-closed"
            : known ? "ok" : staff.PasswordHash is null ? "password-none" : "password-wrong";
    }
}

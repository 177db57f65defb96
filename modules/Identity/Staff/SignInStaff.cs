using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Staff;

/// <summary>Source: seed 004, 5(1)②; IAM-01. The card on this connection says who, the password that it is they. Every
/// failure has the same words and is in the audit. One session a person.</summary>
public sealed record SignInStaff(string Password) : IOfficeUseCase<SignInStaff.Result>
{
    public static Access Access => Access.Anyone("signing in with card and password");

    public sealed record Result(string Token);

    internal sealed class Handler(
        IdentityDb db, PersonKeys keys, UseCaseContext context, PasswordHash hash, SignInThrottle throttle,
        Sessions sessions, AuditTrail audit, IdentitySettings settings, Clock clock) : IHandle<SignInStaff, Result>
    {
        public async Task<Outcome<Result>> Handle(SignInStaff command, CancellationToken ct)
        {
            var serial = Card.SerialOf(context.CardSerial ?? "");
            var target = $"card|{serial}";
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
            if (!known || staff is not { State: StaffState.Active } || card?.Opens(clock.Today) != true)
            {
                audit.Because(Why(card, staff, known));
                await throttle.Failed(target, ct);
                return SignInRefusals.StaffNoMatch;
            }
            return await Open(staff, context.CardSerial!, ct);
        }

        private async Task<Outcome<Result>> Open(Staff staff, string serial, CancellationToken ct)
        {
            await keys.LoadFor(staff.Id, ct: ct);
            await sessions.EndAll(staff.Id, Guid.Empty, ct);
            var actor = new Actor(
                ActorKind.Staff, staff.Id, staff.Id, null, staff.Name.Open(), staff.Roles, Guid.Empty, context.Terminal ?? "");
            audit.Concerns(staff.Id);
            return new Result(await sessions.Start(
                actor, serial, TimeSpan.FromMinutes(settings.OfficeIdleMinutes), TimeSpan.FromHours(settings.OfficeLongestHours), ct));
        }

        /// <summary>For the audit only; the screen says the same to all of them.</summary>
        private string Why(Card? card, Staff? staff, bool known) =>
            context.CardSerial is null ? "no-card"
            : card is null ? "card-unknown"
            : !card.Opens(clock.Today) ? $"card-{(card.State == CardState.Issued ? "expired" : card.State.ToString().ToLowerInvariant())}"
            : staff is not { State: StaffState.Active } ? "staff-closed"
            : known ? "ok" : "password-wrong";
    }
}

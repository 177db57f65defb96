using Microsoft.EntityFrameworkCore;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Identity.Terminals;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Identity.Staff;

/// <summary>The installation's first two administrators with their cards, and the first terminal, entered from the machine itself by both of
/// them. Only while the register is empty: from then on every colleague is entered by one person and confirmed by another.</summary>
public sealed record BeginRegister(IReadOnlyList<BeginRegister.Founder> Founders, BeginRegister.Seat FirstTerminal) : IJobUseCase<BeginRegister.Result>
{
    public static Access Access => Access.Job;

    public sealed record Founder(string Code, string Name, IReadOnlyList<StaffRole> Roles, string CardSerial, string Thumbprint, DateOnly CardValidTo);

    public sealed record Seat(string Ip, string Thumbprint, DateOnly ValidTo);

    /// <param name="StartKeys">In the order of the founders.</param>
    public sealed record Result(IReadOnlyList<string> StartKeys);

    internal sealed class Handler(IdentityDb db, PersonKeys keys, IdentitySettings settings, Clock clock) : IHandle<BeginRegister, Result>
    {
        public async Task<Outcome<Result>> Handle(BeginRegister command, CancellationToken ct)
        {
            await db.Database.ExecuteSqlRawAsync("lock table identity.staff in share row exclusive mode", ct);
            if (await db.Staff.AnyAsync(ct))
            {
                return StaffRules.RegisterBegun;
            }
            if (Check(command) is { } refused)
            {
                return refused;
            }
            var start = new List<string>();
            foreach (var founder in command.Founders)
            {
                start.Add(await Enter(founder, ct));
            }
            var first = new Terminal(1, TerminalRules.Read(command.FirstTerminal.Ip)!, command.FirstTerminal.Thumbprint, command.FirstTerminal.ValidTo, clock.Now);
            first.Activate();
            db.Terminals.Add(first);
            await db.SaveChangesAsync(ct);
            return new Result(start);
        }

        private Refusal? Check(BeginRegister command)
        {
            var seat = command.FirstTerminal;
            return command.Founders.Count != 2 || command.Founders.Any(f => !f.Roles.Contains(StaffRole.System)) || command.Founders[0].Code == command.Founders[1].Code
                ? StaffRules.FirstTwo
                : command.Founders.Select(f => StaffRules.Check(f.Code, f.Name, f.Roles) ?? CardRules.Check(f.CardSerial, f.Thumbprint, f.CardValidTo, clock.Today)).FirstOrDefault(r => r is not null)
                ?? TerminalRules.Check(1, seat.Ip, seat.Thumbprint, seat.ValidTo, clock.Today, most: 1);
        }

        private async Task<string> Enter(Founder founder, CancellationToken ct)
        {
            var (staff, key) = (new Staff(Digits.Tidy(founder.Code), founder.Name.Trim(), founder.Roles), MailedKeyText.Draw());
            staff.Enter();
            staff.GiveStartKey(key.HashFor(staff.Id), clock.Now + TimeSpan.FromDays(settings.StartKeyDays));
            await keys.MakeFor([staff.Id], null, ct);
            var card = new Card(staff.Id, founder.CardSerial, founder.Thumbprint, clock.Today, founder.CardValidTo);
            card.Activate();
            db.Staff.Add(staff);
            await db.SaveChangesAsync(ct); // the card refers to it
            db.Cards.Add(card);
            return key.ToString();
        }
    }
}

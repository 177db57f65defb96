using System.Security.Cryptography;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Identity.StaffPasswords;
using WelfareMutual.Identity.Terminals;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Database.Demo;

/// <summary>The foundation's people with their cards, and its terminals: the first two from the machine itself, everybody else by one and confirmed by another.</summary>
internal sealed class DemoStaff(Site site, string cardFolder)
{
    public const string Password = "minato-no-akari-2026";

    private static readonly (string Code, string Name, StaffRole[] Roles)[] People =
    [
        ("S001", "大西　真理", [StaffRole.Clerk, StaffRole.System]),
        ("S008", "高井　誠", [StaffRole.System]),
        ("S002", "中村　由佳", [StaffRole.Examiner, StaffRole.Clerk]),
        ("S003", "森　隆", [StaffRole.Approver]),
        ("S004", "岡部　京子", [StaffRole.Cashier]),
        ("S005", "汐入　健一", [StaffRole.Cashier]),
        ("S006", "浜　洋平", [StaffRole.Cashier]),
        ("S007", "齋藤　結", [StaffRole.Auditor]),
        ("S009", "白石　実", [StaffRole.Examiner, StaffRole.Approver]),
    ];

    public async Task Enter()
    {
        var began = await site.Job(new BeginRegister([.. People.Take(2).Select(p => new BeginRegister.Founder(p.Code, p.Name, p.Roles, CardOf(p.Code).Serial, CardOf(p.Code).Thumbprint, CardOf(p.Code).ValidTo))],
            new("127.0.0.1", TerminalPrint(1), NextYear)));
        foreach (var (person, key) in People.Zip(began.Value.StartKeys))
        {
            await site.Staff("", CardOf(person.Code).Serial).Do(new StartPassword(key, Password));
        }
        var (first, second) = (await SignIn("S001"), await SignIn("S008"));
        var colleagues = new Colleagues(site, first, second);
        foreach (var (code, name, roles) in People.Skip(2))
        {
            await colleagues.Enter(code, name, roles, CardOf(code), Password);
        }
        for (var number = 2; number <= 3; number++)
        {
            var enrolled = await first.Do(new EnrolTerminal(number, $"10.8.0.{10 + number}", TerminalPrint(number), NextYear));
            await second.Do(new ConfirmAct(enrolled.ActId));
        }
    }

    private DateOnly NextYear => Clock.DayOf(site.Time.Now).AddYears(1);

    private static string TerminalPrint(int number) => Convert.ToHexString(SHA256.HashData([(byte)number]));

    private MadeCard CardOf(string code) => MadeCard.Read(Path.Combine(cardFolder, code + ".crt"));

    public async Task<SiteUser> SignIn(string code)
    {
        var serial = CardOf(code).Serial;
        var entered = await site.Staff("", serial).Do(new SignInStaff(Password));
        return site.Staff(entered.Token, serial);
    }
}

using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Gate;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Identity.Terminals;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Terminals;

/// <summary>Source: IAM-02.</summary>
public sealed class TerminalTests
{
    private const string Password = "minato no asa ichi";
    private static readonly DateOnly ValidTo = new(2027, 3, 31);

    [Fact]
    public async Task A_terminal_lets_in_once_two_people_have_enrolled_it_and_until_one_stops_it()
    {
        await using var site = await Site.Start();
        var colleagues = await Colleagues.Of(site);
        await colleagues.Enter("S001", "港　一郎", [StaffRole.System], MadeCard.Of("0A01"), Password);
        Assert.Equal("identity-gate-terminal", await Pass(site, "10.8.0.11"));
        var enrolled = await colleagues.First.Do(new EnrolTerminal(1, "10.8.0.11", Print(1), ValidTo));
        Assert.Equal("identity-gate-terminal", await Pass(site, "10.8.0.11"));
        Assert.Equal("identity-act-second-person", (await colleagues.First.Run(new ConfirmAct(enrolled.ActId))).Refusal!.Code);
        await colleagues.Second.Do(new ConfirmAct(enrolled.ActId));
        Assert.Equal("T-01", await Pass(site, "10.8.0.11"));
        Assert.Equal("T-01", await Pass(site, "::ffff:10.8.0.11"));
        Assert.Equal("identity-gate-terminal", await Pass(site, "10.8.0.12"));
        Assert.Equal("identity-gate-terminal", await Pass(site, ""));

        var there = await colleagues.SignIn("0A01", Password); // at T-01
        await colleagues.First.Run(new StopTerminal(enrolled.TerminalId, TerminalState.Lost)); // ends the sessions at T-01, this one too
        Assert.Equal("identity-gate-terminal", await Pass(site, "10.8.0.11"));
        Assert.Equal(RefusalKind.SignInNeeded, (await there.Run(new ListStaff())).Refusal!.Kind);
        Assert.Equal(5L, await site.Look<long>("select count(*) from audit.entry where use_case = 'identity.pass-gate' and outcome = 'identity-gate-terminal'"));
    }

    [Fact]
    public async Task Number_address_and_certificate_belong_to_one_terminal_and_there_is_no_sixteenth()
    {
        await using var site = await Site.Start();
        var system = await site.Staff(StaffRole.System);
        await system.Do(new EnrolTerminal(1, "10.8.0.11", Print(1), ValidTo));
        Assert.Equal("identity-terminal-number-taken", (await system.Run(new EnrolTerminal(1, "10.8.0.12", Print(2), ValidTo))).Refusal!.Code);
        Assert.Equal("identity-terminal-address-taken", (await system.Run(new EnrolTerminal(2, "10.8.0.11", Print(2), ValidTo))).Refusal!.Code);
        Assert.Equal("identity-terminal-certificate-taken", (await system.Run(new EnrolTerminal(2, "10.8.0.12", Print(1), ValidTo))).Refusal!.Code);
        Assert.Equal("identity-terminal-number", (await system.Run(new EnrolTerminal(16, "10.8.0.26", Print(16), ValidTo))).Refusal!.Code);
        await system.Do(new EnterRule("identity.terminals", """{"most":16}""", new(2026, 10, 13), false));
        Assert.True((await system.Run(new EnrolTerminal(16, "10.8.0.26", Print(16), ValidTo))).Succeeded);
        Assert.Equal("identity-terminal-address", (await system.Run(new EnrolTerminal(3, "0.0.0.0", Print(3), ValidTo))).Refusal!.Code);
        Assert.Equal("identity-card-period", (await system.Run(new EnrolTerminal(3, "10.8.0.13", Print(3), new(2026, 10, 12)))).Refusal!.Code);
    }

    [Theory]
    [InlineData(CertificateFault.Missing, "identity-gate-no-card")]
    [InlineData(CertificateFault.Foreign, "identity-gate-card-foreign")]
    [InlineData(CertificateFault.Usage, "identity-gate-card-usage")]
    [InlineData(CertificateFault.Expired, "identity-gate-card-expired")]
    public async Task What_is_wrong_with_the_certificate_is_said_and_logged(CertificateFault fault, string code)
    {
        await using var site = await Opened();
        Assert.Equal(code, await Pass(site, "10.8.0.11", fault));
        Assert.Equal(code, await site.Look<string>("select outcome from audit.entry where use_case = 'identity.pass-gate'"));
    }

    [Fact]
    public async Task A_card_passes_by_number_and_certificate_while_it_is_in_use()
    {
        await using var site = await Opened();
        var system = await site.Staff(StaffRole.System);
        Assert.Equal("T-01", await Pass(site, "10.8.0.11"));
        Assert.Equal("identity-gate-card-unknown", await Pass(site, "10.8.0.11", serial: "0AFF"));
        Assert.Equal("identity-gate-card-unknown", await Pass(site, "10.8.0.11", print: new('F', 64))); // the number in another certificate
        var staff = (await system.Do(new ListStaff())).Staff.Single();
        await system.Do(new IssueCard(staff.Id, "0A02", MadeCard.Of("0A02").Thumbprint, ValidTo));
        Assert.Equal("identity-gate-card-waiting", await Pass(site, "10.8.0.11", serial: "0A02"));
        await system.Do(new StopCard(staff.Cards.Single().Id, CardState.Suspended));
        Assert.Equal("identity-gate-card-suspended", await Pass(site, "10.8.0.11"));
        await system.Do(new StopCard(staff.Cards.Single().Id, CardState.Lost));
        Assert.Equal("identity-gate-card-revoked", await Pass(site, "10.8.0.11"));
    }

    [Fact]
    public async Task Card_and_terminal_end_with_their_certificates()
    {
        await using var site = await Opened();
        site.Time.SetTokyo(2027, 4, 1);
        Assert.Equal("identity-gate-terminal", await Pass(site, "10.8.0.11"));
        await site.Look<string>("update identity.terminal set valid_to = '2030-01-01' returning id::text");
        Assert.Equal("T-01", await Pass(site, "10.8.0.11"));
        site.Time.SetTokyo(2028, 1, 1);
        Assert.Equal("identity-gate-card-expired", await Pass(site, "10.8.0.11"));
    }

    private static async Task<Site> Opened()
    {
        var site = await Site.Start();
        var colleagues = await Colleagues.Of(site);
        await colleagues.Enter("S001", "港　一郎", [StaffRole.Clerk], MadeCard.Of("0A01"), Password);
        await colleagues.Second.Do(new ConfirmAct((await colleagues.First.Do(new EnrolTerminal(1, "10.8.0.11", Print(1), ValidTo))).ActId));
        return site;
    }

    /// <returns>The terminal's number, or why not.</returns>
    private static async Task<string> Pass(Site site, string ip, CertificateFault fault = CertificateFault.None, string serial = "0A01", string? print = null)
    {
        var outcome = await new SiteUser(site, site.Office, null, serial).Run(new PassGate(ip, fault, serial, print ?? MadeCard.Of(serial).Thumbprint));
        return outcome.Succeeded ? outcome.Value.Terminal : outcome.Refusal!.Code;
    }

    private static string Print(int number) => new("0123456789ABCDEF"[number % 16], 64);
}

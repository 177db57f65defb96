using WelfareMutual.Identity.Acts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Acts;

/// <summary>Waits, proofs, brakes, periods and the paying account are settings: one administrator alone does not take the protection away.</summary>
public sealed class ProposeRuleTests
{
    [Theory]
    [InlineData("payouts.payee-guard", """{"waitDays":7,"contactWatchDays":30}""", """{"waitDays":0,"contactWatchDays":30}""", "payouts-guard-bounds")]
    [InlineData("kernel.recent-proof", """{"minutes":30,"staffMinutes":15}""", """{"minutes":600,"staffMinutes":5}""", "kernel-proof-bounds")]
    [InlineData("members.mass-departure", """{"percent":30,"people":30}""", """{"percent":100,"people":5}""", "members-brake-bounds")]
    [InlineData("payouts.settings", """{"originatorCode":"0000012345","originatorKana":"ｼｵﾐ","bankCode":"0001","branchCode":"001","accountNumber":"0000086","businessDaysAhead":3,"lineEnds":true}""",
        """{"originatorCode":"0000012345","originatorKana":"ｼｵﾐ","bankCode":"0001","branchCode":"999","accountNumber":"0000086","businessDaysAhead":3,"lineEnds":true}""", "payouts-settings-bounds")]
    [InlineData("exports.settings", """{"daysToRelease":1,"daysToTake":14,"daysForPassword":30,"mostMegabytes":1000}""", """{"daysToRelease":7,"daysToTake":400,"daysForPassword":7,"mostMegabytes":200}""", "exports-settings-bounds")]
    [InlineData("retention.periods", """{"membership":36,"application":36,"books":60,"bankFile":12,"filing":12,"roster":1,"letter":1,"order":1,"session":1,"fromFiscalYearsEnd":false}""",
        """{"membership":1,"application":36,"books":60,"bankFile":12,"filing":12,"roster":1,"letter":1,"order":1,"session":1,"fromFiscalYearsEnd":false}""", "retention-period-bounds")]
    [InlineData("benefits.scheme", """{"id":"mishima-tagata"}""", """{"id":"everything-for-everybody"}""", "benefits-scheme-unknown")]
    [InlineData("identity.staff-password-term", """{"days":90}""", """{"days":5}""", "identity-password-term")]
    public async Task A_rule_that_guards_has_floors_and_takes_two_people(string name, string settings, string beyond, string floor)
    {
        await using var site = await Site.Start();
        var (first, second) = (await site.Staff(StaffRole.System), await site.Staff(StaffRole.Approver));
        var today = Clock.DayOf(site.Time.Now);
        Assert.Equal("kernel-rule-two-people", (await first.Run(new EnterRule(name, settings, today, false))).Refusal?.Code);
        Assert.Equal(floor, (await first.Run(new ProposeRule(name, beyond, today, false))).Refusal?.Code);
        Assert.Null((await first.Do(new ProposeRule(name, settings, today, true))).ActId);
        var act = (await first.Do(new ProposeRule(name, settings, today, false))).ActId!.Value;
        Assert.Equal("identity-act-waiting", (await first.Run(new ProposeRule(name, settings, today, false))).Refusal?.Code);
        Assert.Equal("identity-act-second-person", (await first.Run(new ConfirmAct(act))).Refusal?.Code);
        Assert.Equal(0L, await site.Look<long>("select count(*) from kernel.rule_version"));
        var shown = Assert.Single((await second.Do(new ListActs())).Waiting).Rule!;
        Assert.Equal((name, today), (shown.Name, shown.From));
        Assert.NotEqual(shown.Today, shown.Settings);
        site.Time.Advance(TimeSpan.FromDays(3));
        await second.Do(new ConfirmAct(act));
        Assert.Equal(today.AddDays(3), await site.Look<DateOnly>($"select effective from kernel.rule_version where name = '{name}'")); // not for days that are over
        Assert.Empty((await first.Do(new ListActs())).Waiting);
    }

    [Fact]
    public async Task Several_rules_may_wait_and_what_is_declined_never_holds()
    {
        await using var site = await Site.Start();
        var (first, second) = (await site.Staff(StaffRole.System), await site.Staff(StaffRole.System));
        var today = Clock.DayOf(site.Time.Now);
        var guard = (await first.Do(new ProposeRule("payouts.payee-guard", """{"waitDays":30,"contactWatchDays":60}""", today, false))).ActId!.Value;
        await first.Do(new ProposeRule("members.mass-departure", """{"percent":5,"people":5}""", today, false));
        await second.Do(new DeclineAct(guard));
        Assert.Equal("identity-act-decided", (await second.Run(new ConfirmAct(guard))).Refusal?.Code);
        Assert.Equal(0L, await site.Look<long>("select count(*) from kernel.rule_version"));
        Assert.Equal("identity-act-one-is-enough", (await first.Run(new ProposeRule("tickets.hold", """{"minutes":20,"extensionMinutes":7,"storeDays":5}""", today, false))).Refusal?.Code);
        Assert.Equal("kernel-unknown-rule", (await first.Run(new ProposeRule("no.such-rule", "{}", today, false))).Refusal?.Code);
    }

    [Fact]
    public void Which_rules_guard_is_written_here_and_what_comes_with_the_program_is_within_the_floors()
    {
        var known = new KnownRules(Host.Composition.Modules.Assemblies);
        Assert.Equal(
            [
                "benefits.scheme", "exports.settings", "identity.staff-password-term", "kernel.recent-proof", "members.mass-departure", "payouts.payee-guard",
                "payouts.settings", "retention.periods",
            ],
            known.Names.Where(known.TakesTwoPeople));
        var today = new DateOnly(2026, 10, 13);
        Assert.Equal(["payouts.settings"], known.Names.Where(n => !known.Check(n, known.Initial(n), today, today).Succeeded)); // no account is known before it is entered
    }
}

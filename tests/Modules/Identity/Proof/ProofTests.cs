using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Identity.Proof;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Own;
using WelfareMutual.Tests.Modules.Identity.Passkeys;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Proof;

/// <summary>Before what changes where money or mail goes, the holder of the session shows again that it is they.</summary>
public sealed class ProofTests
{
    [Fact]
    public async Task A_change_of_mail_needs_a_proof_of_the_last_minutes()
    {
        await using var site = await Arranged();
        var member = await SignedIn(site);
        Assert.NotEqual(RefusalKind.ProofNeeded, (await member.Run(Change)).Refusal?.Kind);
        await Later(site, 16);
        Assert.Equal(RecentProof.Needed, (await member.Run(Change)).Refusal);
        Assert.Equal("identity-proof-no-match", (await member.Run(new ProveByPassword("chigau pasuwado desu"))).Refusal!.Code);
        Assert.Equal(RecentProof.Needed, (await member.Run(Change)).Refusal);
        await member.Do(new ProveByPassword(Entry.Password));
        Assert.NotEqual(RefusalKind.ProofNeeded, (await member.Run(Change)).Refusal?.Kind);
    }

    [Fact]
    public async Task The_minutes_are_a_setting()
    {
        await using var site = await Arranged();
        var member = await SignedIn(site);
        await Later(site, 16);
        await site.Look<long>("""
            with x as (insert into kernel.rule_version (id, name, effective, settings, entered_by, entered_at)
            values (gen_random_uuid(), 'kernel.recent-proof', '2026-04-01', '{"minutes":60}', gen_random_uuid(), now()) returning 1) select count(*) from x
            """);
        Assert.NotEqual(RefusalKind.ProofNeeded, (await member.Run(Change)).Refusal?.Kind);
    }

    [Fact]
    public async Task A_proof_is_of_its_own_session_only()
    {
        await using var site = await Arranged();
        var (desk, phone) = (await SignedIn(site), await SignedIn(site));
        await Later(site, 16);
        await desk.Do(new ProveByPassword(Entry.Password));
        Assert.Equal(RecentProof.Needed, (await phone.Run(Change)).Refusal);
    }

    [Fact]
    public async Task Ones_own_passkey_is_a_proof_and_anothers_is_none()
    {
        await using var site = await Arranged();
        var (one, two) = (await SignedIn(site), await SignedIn(site, "1284-038"));
        var (mine, theirs) = (new SoftAuthenticator(), new SoftAuthenticator());
        await one.Add(mine);
        await two.Add(theirs);
        await Later(site, 16);
        var asked = await one.Do(new AskPasskeyProof());
        Assert.Equal("identity-passkey-no-match", (await one.Run(new ProveByPasskey(asked.Challenge, theirs.Answer(asked)))).Refusal!.Code);
        Assert.Equal(RecentProof.Needed, (await one.Run(Change)).Refusal);
        var again = await one.Do(new AskPasskeyProof());
        await one.Do(new ProveByPasskey(again.Challenge, mine.Answer(again)));
        Assert.NotEqual(RefusalKind.ProofNeeded, (await one.Run(Change)).Refusal?.Kind);
    }

    [Fact]
    public async Task Guessing_the_password_at_the_proof_is_slowed_down()
    {
        await using var site = await Arranged();
        var member = await SignedIn(site);
        for (var i = 0; i < 5; i++)
        {
            await member.Run(new ProveByPassword("chigau pasuwado desu"));
        }
        Assert.Equal("identity-too-fast", (await member.Run(new ProveByPassword(Entry.Password))).Refusal!.Code);
    }

    [Fact]
    public void Account_mail_passkeys_and_other_peoples_facts_are_what_needs_it()
    {
        var names = Host.Composition.Modules.Assemblies.SelectMany(UseCaseShape.In).Where(s => s.NeedsRecentProof && s.Audience == Audience.Portal).Select(s => s.Name);
        Assert.Equal(
            [
                "condolence-benefits.correct-claim", "condolence-benefits.submit-claim", "enterprises.invite-colleague", "enterprises.set-officer-rights",
                "identity.add-passkey", "identity.ask-new-passkey", "identity.remove-passkey", "members.change-employee", "members.change-my-contact",
                "members.confirm-mass-departure", "members.correct-filing", "members.end-membership", "members.file-roster", "members.register-employee",
                "members.withdraw-filing",
            ],
            names.Order(StringComparer.Ordinal));
    }

    /// <summary>What a Portal that is shut out held in its hands: payments to whom these changed something wait for a person.</summary>
    [Fact]
    public void Whatever_can_change_account_address_or_mail_is_among_what_a_revocation_looks_for() =>
        Assert.Equal(
            [
                "condolence-benefits.correct-claim", "condolence-benefits.submit-claim", "members.change-employee", "members.change-my-contact",
                "members.confirm-mass-departure", "members.correct-filing", "members.file-roster", "members.withdraw-filing",
            ],
            new SensitiveUseCases(Host.Composition.Modules.Assemblies).Names);

    private static ChangeMyContact Change => new(null, null, null, "sakura@example.jp", 1);

    private static Task<Site> Arranged() => Site.Start(("WM:Portal:PublicUrl", SoftAuthenticator.Origin));

    private static async Task<SiteUser> SignedIn(Site site, string number = "1284-037")
    {
        if (!(await site.Guest.Run(new SignIn(number, Entry.Password))).Succeeded)
        {
            await site.ActiveMember(number);
        }
        return site.As((await site.Guest.Do(new SignIn(number, Entry.Password))).Token);
    }

    private static Task<long> Later(Site site, int minutes) =>
        site.Look<long>($"with x as (update kernel.session set proved_at = proved_at - interval '{minutes} minutes' returning 1) select count(*) from x");
}

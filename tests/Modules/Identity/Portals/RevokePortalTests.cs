using System.Reflection;
using Npgsql;
using WelfareMutual.Host.Composition;
using WelfareMutual.Identity.Alerts;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Identity.OwnSessions;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Identity.Passwords;
using WelfareMutual.Identity.Portals;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Tests.Modules.Identity.Passkeys;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Portals;

public sealed class RevokePortalTests
{
    private static readonly string Print = new('B', 64);

    [Fact]
    public async Task Sessions_that_passed_through_it_end_and_others_go_on()
    {
        await using var site = await Arranged();
        var (east, west) = (await Register(site, "east"), await Register(site, "west"));
        await site.ActiveMember("1284-037");
        await site.ActiveMember("1284-038");
        var begun = (await site.Through(east).Do(new SignIn("1284-037", Entry.Password))).Token;
        var passed = (await site.Through(west).Do(new SignIn("1284-038", Entry.Password))).Token;
        var other = (await site.Through(west).Do(new SignIn("1284-038", Entry.Password))).Token;
        await site.Through(east, passed).Do(new MySessions()); // once is enough: the token was seen there
        var result = await Revoke(site, "east");
        Assert.Equal(3, result.Sessions); // and that of the first use, by the same password
        Assert.Equal(RefusalKind.SignInNeeded, (await site.Through(west, begun).Run(new MySessions())).Refusal!.Kind);
        Assert.Equal(RefusalKind.SignInNeeded, (await site.Through(west, passed).Run(new MySessions())).Refusal!.Kind);
        Assert.True((await site.Through(west, other).Run(new MySessions())).Succeeded);
    }

    [Fact]
    public async Task What_was_begun_elsewhere_with_a_password_that_passed_through_it_ends_and_what_was_there_before_goes_on()
    {
        await using var site = await Arranged();
        var (east, west) = (await Register(site, "east"), await Register(site, "west"));
        var person = await site.ActiveMember("1284-037");
        var before = (await site.Through(west).Do(new SignIn("1284-037", Entry.Password))).Token;
        await site.Database.Execute($"update kernel.session set created_at = '{site.Time.Now.AddDays(-2):O}' where account_id = '{person}'");
        await site.Through(east).Do(new SignIn("1284-037", Entry.Password));
        var thief = (await site.Through(west).Do(new SignIn("1284-037", Entry.Password))).Token;
        Assert.Equal(2, (await Revoke(site, "east")).Sessions);
        Assert.Equal(RefusalKind.SignInNeeded, (await site.Through(west, thief).Run(new MySessions())).Refusal?.Kind);
        Assert.True((await site.Through(west, before).Run(new MySessions())).Succeeded);
    }

    [Fact]
    public async Task What_had_come_to_the_door_before_opens_nothing()
    {
        await using var site = await Arranged();
        var (east, west) = (await Register(site, "east"), await Register(site, "west"));
        await site.ActiveMember("1284-037");
        var passing = (await site.Through(west).Do(new SignIn("1284-037", Entry.Password))).Token;
        await Revoke(site, "east");
        Assert.Equal(RefusalKind.Unavailable, (await site.Through(east).Run(new SignIn("1284-037", Entry.Password))).Refusal?.Kind);
        Assert.True((await site.Through(east, passing).Run(new MySessions())).Succeeded);
        Assert.Equal(RefusalKind.SignInNeeded, (await site.Through(west, passing).Run(new MySessions())).Refusal?.Kind);
    }

    [Fact]
    public async Task A_change_under_way_while_it_is_shut_out_is_not_done_and_waits_for_nothing()
    {
        await using var site = await Arranged();
        var east = await Register(site, "east");
        await site.ActiveMember("1284-037");
        var member = site.Through(east, (await site.Through(east).Do(new SignIn("1284-037", Entry.Password))).Token);
        await using var revoking = new NpgsqlConnection(site.Superuser);
        await revoking.OpenAsync();
        await using var begun = await revoking.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"select 1 from kernel.portal where id = '{east.Id}' for update", revoking, begun))
        {
            await hold.ExecuteScalarAsync();
        }
        Assert.Equal(RefusalKind.Unavailable, (await member.Run(new ChangePassword(Entry.Password, "umi no mieru machi"))).Refusal?.Kind);
        await begun.RollbackAsync();
        Assert.True((await site.Guest.Run(new SignIn("1284-037", Entry.Password))).Succeeded);
    }

    [Fact]
    public async Task A_change_that_was_first_is_waited_for_and_its_person_is_found()
    {
        await using var site = await Arranged();
        var east = await Register(site, "east");
        var person = await site.ActiveMember("1284-037");
        var revoked = await site.Meanwhile(
            $"""
            select kernel.hold_portal('{east.Id}');
            select audit.write(gen_random_uuid(), 'Guest', '{Guid.Empty}', 'portal east', 'members.change-my-contact', 'ok', null, null, gen_random_uuid(), array['{person}'::uuid], array[null::bytea])
            """, () => site.Job(new RevokePortal("east", site.Time.Now.AddDays(-1), "S001", "S002", "stolen")));
        Assert.Equal(1, revoked.Value.Held);
    }

    [Fact]
    public async Task Passwords_that_passed_open_nothing_until_a_mailed_key_renews_them()
    {
        await using var site = await Arranged();
        var (east, west) = (await Register(site, "east"), await Register(site, "west"));
        var person = await site.ActiveMember("1284-037");
        await site.ActiveMember("1284-038");
        await site.Through(east).Do(new SignIn("1284-037", Entry.Password));
        await site.Through(west).Do(new SignIn("1284-038", Entry.Password));
        Assert.Equal(1, (await Revoke(site, "east")).Passwords);
        Assert.Equal("identity-no-match", (await site.Through(west).Run(new SignIn("1284-037", "chigau pasuwado desu"))).Refusal!.Code);
        Assert.Equal("identity-password-to-renew", (await site.Through(west).Run(new SignIn("1284-037", Entry.Password))).Refusal!.Code);
        Assert.True((await site.Through(west).Run(new SignIn("1284-038", Entry.Password))).Succeeded);
        Assert.Equal(1L, await site.Look<long>($"select count(*) from identity.recovery_request where account_id = '{person}' and told_at is null"));
        var key = (await site.RenewKey(person))!;
        await site.Through(west).Do(new RecoverWithKey("1284-037", key, "umi no mieru machi"));
        Assert.True((await site.Through(west).Run(new SignIn("1284-037", "umi no mieru machi"))).Succeeded);
    }

    [Fact]
    public async Task Whose_password_is_dead_gets_a_letter_also_right_after_another_and_once()
    {
        await using var site = await Arranged();
        var east = await Register(site, "east");
        var person = await site.ActiveMember("1284-037");
        await site.Guest.Do(new RequestRecovery("1284-037"));
        await site.Job(new PostRecoveryKeys());
        site.Time.Advance(TimeSpan.FromDays(1));
        await site.Guest.Do(new RequestRecovery("1284-037"));
        async Task<long> Open() => await site.Look<long>($"select count(*) from identity.recovery_request where account_id = '{person}' and told_at is null");
        Assert.Equal(0, await Open()); // at most one letter in three days
        await site.Through(east).Do(new SignIn("1284-037", Entry.Password));
        await Revoke(site, "east");
        Assert.Equal(1, await Open());
        await site.Job(new PostRecoveryKeys());
        await Revoke(site, "east"); // does the rest: this letter is on its way
        Assert.Equal(0, await Open());
        site.Time.Advance(TimeSpan.FromHours(1));
        await Revoke(site, "east");
        Assert.Equal(0, await Open());
    }

    [Fact]
    public async Task A_passkey_that_was_added_through_it_is_gone()
    {
        await using var site = await Arranged();
        var east = await Register(site, "east");
        await site.ActiveMember("1284-037");
        var member = site.Through(east, (await site.Through(east).Do(new SignIn("1284-037", Entry.Password))).Token);
        var device = new SoftAuthenticator();
        await member.Add(device);
        await Revoke(site, "east");
        var asked = await site.Guest.Do(new AskPasskeySignIn());
        Assert.Equal("identity-passkey-no-match", (await site.Guest.Run(new SignInWithPasskey(asked.Challenge, device.Answer(asked)))).Refusal!.Code);
    }

    [Fact]
    public async Task Two_people_revoke_with_a_reason_and_it_is_in_the_log()
    {
        await using var site = await Arranged();
        await Register(site, "east");
        var since = site.Time.Now.AddDays(-1);
        Assert.Equal("kernel-portal-revoked-by-two", (await site.Job(new RevokePortal("east", since, "S001", "S001", "stolen"))).Refusal!.Code);
        Assert.Equal("kernel-portal-revoked-by-two", (await site.Job(new RevokePortal("east", since, "S001", "S999", "stolen"))).Refusal!.Code);
        Assert.Equal("identity-portal-reason", (await site.Job(new RevokePortal("east", since, "S001", "S002", "because"))).Refusal!.Code);
        Assert.Equal("identity-portal-since", (await site.Job(new RevokePortal("east", site.Time.Now.AddHours(1), "S001", "S002", "stolen"))).Refusal!.Code);
        Assert.Equal("not-found", (await site.Job(new RevokePortal("north", since, "S001", "S002", "stolen"))).Refusal!.Code);
        await Revoke(site, "east");
        Assert.Equal("stolen", await site.Look<string>("select reason from audit.entry where use_case = 'identity.revoke-portal' and outcome = 'ok'"));
        Assert.Equal(2L, await site.Look<long>("select count(*) from audit.entry_person p join audit.entry e on e.id = p.entry_id where e.use_case = 'identity.revoke-portal' and e.outcome = 'ok'"));
        Assert.Equal("portal-revoked", Assert.Single((await (await site.Staff(StaffRole.System)).Do(new ShowAlerts())).Open).Code);
    }

    [Fact]
    public async Task Two_people_register_one_too_and_it_is_in_the_log()
    {
        await using var site = await Arranged();
        foreach (var (by, with) in (IEnumerable<(string, string)>)[("", ""), ("S001", "S001"), ("S001", "S999")])
        {
            Assert.Equal("kernel-portal-revoked-by-two", (await site.Job(new RegisterPortal("east", Print, by, with))).Refusal?.Code);
        }
        Assert.Equal(0L, await site.Look<long>("select count(*) from kernel.portal where name = 'east'"));
        await Register(site, "east");
        Assert.Equal(2L, await site.Look<long>("select count(*) from audit.entry_person p join audit.entry e on e.id = p.entry_id join identity.staff s on s.id = p.person_id where e.use_case = 'identity.register-portal' and e.outcome = 'ok'"));
    }

    [Fact]
    public async Task Staff_see_what_happened_through_it_in_the_window()
    {
        await using var site = await Arranged();
        var (east, west) = (await Register(site, "east"), await Register(site, "west"));
        await site.ActiveMember("1284-037");
        await site.ActiveMember("1284-038");
        await site.Through(east).Do(new SignIn("1284-037", Entry.Password));
        await site.Through(east).Run(new SignIn("1284-037", "chigau pasuwado desu"));
        await site.Through(west).Do(new SignIn("1284-038", Entry.Password));
        var system = await site.Staff(StaffRole.System);
        Assert.Empty((await system.Do(new ShowPortal("east"))).Deeds); // nothing is read of people while it is trusted
        await Revoke(site, "east");
        var shown = await system.Do(new ShowPortal("east"));
        Assert.Equal(["1284-037", "1284-037"], shown.Deeds.Select(d => d.Account));
        Assert.Equal([false, true], shown.Deeds.Select(d => d.Done).Order());
        Assert.Equal(2, shown.Counts.Single(c => c.UseCase == "identity.sign-in").Count);
        Assert.Equal(RefusalKind.NotFound, (await system.Run(new ShowPortal("north"))).Refusal!.Kind);
    }

    [Fact]
    public async Task A_revoked_certificate_never_comes_back_and_the_Portal_of_development_does_under_another_name()
    {
        await using var site = await Arranged();
        await Register(site, "east");
        await Revoke(site, "east");
        var print = (await site.Database.Read<string>("select thumbprint from kernel.portal"))[0];
        Assert.Equal("kernel-portal-certificate", (await site.Job(new RegisterPortal("east-2", print, "S001", "S002"))).Refusal!.Code);
        Assert.True((await site.Job(new RegisterPortal("development", PortalDoor.WithoutCertificate, "S001", "S002"))).Succeeded);
        Assert.Equal("kernel-portal-certificate", (await site.Job(new RegisterPortal("development-2", PortalDoor.WithoutCertificate, "S001", "S002"))).Refusal!.Code);
        await Revoke(site, "development");
        Assert.True((await site.Job(new RegisterPortal("development-2", PortalDoor.WithoutCertificate, "S001", "S002"))).Succeeded);
        Assert.Equal(["development-2/false"], await site.Database.Read<string>($"select name || '/' || revoked from kernel.portal_of('{PortalDoor.WithoutCertificate}')"));
    }

    [Fact]
    public void Every_use_case_with_a_password_in_it_is_known()
    {
        var carriers = Host.Composition.Modules.Assemblies.SelectMany(UseCaseShape.In).Where(s => s.Audience == Audience.Portal)
            .Where(s => s.Type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Any(p => p.Name.Contains("Password", StringComparison.Ordinal)))
            .Select(s => s.Type.Name);
        Assert.Equal(carriers.Order(StringComparer.Ordinal), PasswordUses.Types.Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_revocation_reads_from_the_log_asks_for_its_Portal_and_streams_nothing()
    {
        Assert.All(PasswordUses.Types.Append(typeof(AddPasskey)), t => Assert.True(UseCaseShape.Of(t)!.IsUndoneWithItsPortal, t.Name));
        Assert.DoesNotContain(Host.Composition.Modules.Assemblies.SelectMany(UseCaseShape.In), s => s.IsUndoneWithItsPortal && (s.HasUpload || s.IsQuery));
    }

    private static async Task<Site> Arranged()
    {
        var site = await Site.Start(("WM:Portal:PublicUrl", SoftAuthenticator.Origin));
        await new World(site).Founders();
        return site;
    }

    private static async Task<KnownPortal> Register(Site site, string name) =>
        new((await site.Job(new RegisterPortal(name, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(name))), "S001", "S002"))).Value.Id, name);

    private static async Task<RevokePortal.Result> Revoke(Site site, string name) =>
        (await site.Job(new RevokePortal(name, site.Time.Now.AddDays(-1), "S001", "S002", "stolen"))).Value;
}

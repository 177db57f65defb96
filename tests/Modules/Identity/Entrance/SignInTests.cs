using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Passwords;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Entrance;

public sealed class SignInTests
{
    [Fact]
    public async Task An_unknown_number_and_a_wrong_password_get_the_same_answer()
    {
        await using var site = await Site.Start();
        await site.ActiveMember("1284-037");
        var wrong = await site.Guest.Run(new SignIn("1284-037", "chigau pasuwado desu"));
        var unknown = await site.Guest.Run(new SignIn("9999-001", Entry.Password));
        Assert.Equal("会員番号またはパスワードが合いません。少し待ってからもう一度お試しください。", wrong.Refusal!.Text);
        Assert.Equal(wrong.Refusals, unknown.Refusals);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_for_a_minute_and_never_locks_the_account()
    {
        await using var site = await Site.Start();
        await site.ActiveMember("1284-037");
        for (var i = 0; i < 5; i++)
        {
            await site.Guest.Run(new SignIn("1284-037", "chigau pasuwado desu"));
        }
        Assert.Equal("identity-too-fast", (await site.Guest.Run(new SignIn("1284-037", Entry.Password))).Refusal!.Code);
        site.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.True((await site.Guest.Run(new SignIn("1284-037", Entry.Password))).Succeeded);
    }

    [Fact]
    public async Task Many_guesses_at_once_are_counted_one_after_the_other()
    {
        await using var site = await Site.Start();
        await site.ActiveMember("1284-037");
        var answers = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => site.Guest.Run(new SignIn("1284-037", "chigau pasuwado desu"))));
        Assert.Equal(5, answers.Count(a => a.Refusal!.Code == "identity-no-match"));
    }

    [Fact]
    public async Task A_replay_of_pairs_is_throttled()
    {
        await using var site = await Site.Start(("WM:Identity:HashIterations", "1"), ("WM:Identity:FailuresFromHere", "60"));
        var tried = 0;
        for (var i = 0; i < 300; i++)
        {
            tried += (await site.Guest.Run(new SignIn($"{1000 + i}-001", "chigau pasuwado desu"))).Refusal!.Code == "identity-no-match" ? 1 : 0;
        }
        Assert.Equal(60, tried);
    }

    [Fact]
    public async Task A_closed_account_is_not_let_in_and_its_sessions_end()
    {
        await using var site = await Site.Start();
        var person = await site.ActiveMember("1284-037");
        var session = await site.Guest.Do(new SignIn("1284-037", Entry.Password));
        await site.Office(async services =>
        {
            await services.GetRequiredService<IAccounts>().Close(person, CancellationToken.None);
            return 0;
        });
        Assert.Equal(RefusalKind.SignInNeeded, (await site.As(session.Token).Run(new SignOut())).Refusal!.Kind);
        Assert.Equal("identity-no-match", (await site.Guest.Run(new SignIn("1284-037", Entry.Password))).Refusal!.Code);
    }

    [Theory]
    [InlineData("identity.credential set password_hash = 'another'", "identity-no-match")]
    [InlineData("identity.account set state = 'Closed', closed_at = now()", "identity-no-match")]
    [InlineData("identity.credential set renewal_asked_at = now()", "identity-password-to-renew")]
    public async Task A_sign_in_under_way_does_not_outlive_what_is_changed_meanwhile(string change, string code)
    {
        await using var site = await Site.Start();
        await site.ActiveMember("1284-037");
        Assert.Equal(code, (await site.Meanwhile($"update {change}", () => site.Guest.Run(new SignIn("1284-037", Entry.Password)))).Refusal?.Code);
    }

    [Fact]
    public async Task A_change_of_the_password_under_way_does_not_undo_the_owners()
    {
        await using var site = await Site.Start();
        await site.ActiveMember("1284-037");
        var thief = await site.Guest.Do(new SignIn("1284-037", Entry.Password));
        var changed = await site.Meanwhile("update identity.credential set password_hash = 'another'", () => site.As(thief.Token).Run(new ChangePassword(Entry.Password, "umi no mieru machi")));
        Assert.Equal("identity-current-no-match", changed.Refusal?.Code);
        Assert.Equal("another", await site.Look<string>("select password_hash from identity.credential"));
    }

    [Fact]
    public async Task Signing_out_kills_the_token()
    {
        await using var site = await Site.Start();
        await site.ActiveMember("1284-037");
        var session = await site.Guest.Do(new SignIn("1284-037", Entry.Password));
        await site.As(session.Token).Do(new SignOut());
        Assert.Equal(RefusalKind.SignInNeeded, (await site.As(session.Token).Run(new ChangePassword(Entry.Password, "umi no mieru machi"))).Refusal!.Kind);
    }

    [Fact]
    public async Task Changing_the_password_needs_the_current_one_and_ends_the_other_sessions()
    {
        await using var site = await Site.Start();
        await site.ActiveMember("1284-037");
        var phone = await site.Guest.Do(new SignIn("1284-037", Entry.Password));
        var desk = await site.Guest.Do(new SignIn("1284-037", Entry.Password));
        Assert.Equal("identity-current-no-match", (await site.As(desk.Token).Run(new ChangePassword("chigau", "umi no mieru machi"))).Refusal!.Code);
        await site.As(desk.Token).Do(new ChangePassword(Entry.Password, "umi no mieru machi"));
        Assert.False((await site.As(phone.Token).Run(new SignOut())).Succeeded);
        Assert.True((await site.Guest.Run(new SignIn("1284-037", "umi no mieru machi"))).Succeeded);
    }

    [Fact]
    public async Task The_gateway_reads_no_account_without_a_session()
    {
        await using var site = await Site.Start();
        await site.ActiveMember("1284-037");
        await using var gateway = new Npgsql.NpgsqlConnection(site.Addresses.Gateway);
        await gateway.OpenAsync();
        foreach (var table in new[] { "account", "credential", "mailed_key" })
        {
            await using var count = new Npgsql.NpgsqlCommand($"select count(*) from identity.{table}", gateway);
            Assert.Equal(0L, await count.ExecuteScalarAsync());
        }
        await using var staff = new Npgsql.NpgsqlCommand("select count(*) from identity.staff", gateway);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => staff.ExecuteScalarAsync());
    }
}

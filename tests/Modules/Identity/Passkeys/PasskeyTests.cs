using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Passkeys;

public sealed class PasskeyTests
{
    private const string Number = "1284-037";

    [Fact]
    public async Task A_passkey_is_added_signs_in_and_is_removed()
    {
        await using var site = await Arranged();
        var (member, device) = (await Member(site, Number), new SoftAuthenticator());
        await member.Add(device);
        var opened = (await site.SignsIn(device)).Value;
        Assert.Equal((SessionStage.Full, ActorKind.Member), (opened.Stage, opened.Kind));
        var mine = Assert.Single((await site.As(opened.Token).Do(new MyPasskeys())).Passkeys);
        Assert.NotNull(mine.UsedAt);
        Assert.Equal(1L, await site.Look<long>("select count(*) from kernel.outbox where kind = 'mail.passkey-added'"));
        await member.Do(new RemovePasskey(mine.Id));
        Assert.Equal("identity-passkey-no-match", (await site.SignsIn(device)).Refusal!.Code);
        Assert.Empty((await member.Do(new MyPasskeys())).Passkeys);
    }

    [Fact]
    public async Task An_answer_is_taken_once_even_after_it_was_refused()
    {
        await using var site = await Arranged();
        var (member, device) = (await Member(site, Number), new SoftAuthenticator());
        await member.Add(device);
        var asked = await site.Guest.Do(new AskPasskeySignIn());
        var answer = device.Answer(asked);
        Assert.Equal("identity-passkey-no-match", (await site.Guest.Run(new SignInWithPasskey(asked.Challenge, answer.Replace("public-key", "password", StringComparison.Ordinal)))).Refusal!.Code);
        Assert.Equal("identity-passkey-too-late", (await site.Guest.Run(new SignInWithPasskey(asked.Challenge, answer))).Refusal!.Code);
        var again = await site.Guest.Do(new AskPasskeySignIn());
        var right = device.Answer(again);
        var twice = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => site.Guest.Run(new SignInWithPasskey(again.Challenge, right))));
        Assert.Single(twice, a => a.Succeeded);
        var old = await site.Guest.Do(new AskPasskeySignIn());
        site.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("identity-passkey-too-late", (await site.Guest.Run(new SignInWithPasskey(old.Challenge, device.Answer(old)))).Refusal!.Code);
    }

    [Fact]
    public async Task An_answer_to_another_question_is_refused()
    {
        await using var site = await Arranged();
        var (member, device) = (await Member(site, Number), new SoftAuthenticator());
        await member.Add(device);
        var (one, two) = (await site.Guest.Do(new AskPasskeySignIn()), await site.Guest.Do(new AskPasskeySignIn()));
        Assert.Equal("identity-passkey-no-match", (await site.Guest.Run(new SignInWithPasskey(one.Challenge, device.Answer(two)))).Refusal!.Code);
        var proof = await member.Do(new WelfareMutual.Identity.Proof.AskPasskeyProof());
        Assert.Equal("identity-passkey-too-late", (await site.Guest.Run(new SignInWithPasskey(proof.Challenge, device.Answer(proof)))).Refusal!.Code);
    }

    [Fact]
    public async Task An_answer_made_at_another_site_is_refused()
    {
        await using var site = await Arranged();
        var member = await Member(site, Number);
        var lured = new SoftAuthenticator { At = "https://portal.example.evil.test" };
        var asked = await member.Do(new AskNewPasskey());
        Assert.Equal("identity-passkey-not-made", (await member.Run(new AddPasskey(asked.Challenge, lured.Made(asked)))).Refusal!.Code);
        var (honest, key) = (new SoftAuthenticator(), await member.Do(new AskNewPasskey()));
        await member.Do(new AddPasskey(key.Challenge, honest.Made(key)));
        var question = await site.Guest.Do(new AskPasskeySignIn());
        var elsewhere = honest.Answer(question, "https://portal.example:444");
        Assert.Equal("identity-passkey-no-match", (await site.Guest.Run(new SignInWithPasskey(question.Challenge, elsewhere))).Refusal!.Code);
    }

    [Fact]
    public async Task A_device_that_was_not_unlocked_is_no_proof()
    {
        await using var site = await Arranged();
        var member = await Member(site, Number);
        var asked = await member.Do(new AskNewPasskey());
        Assert.Equal("identity-passkey-not-made", (await member.Run(new AddPasskey(asked.Challenge, new SoftAuthenticator { Unlocks = false }.Made(asked)))).Refusal!.Code);
    }

    [Fact]
    public async Task Nobody_uses_or_removes_anothers()
    {
        await using var site = await Arranged();
        var (one, two) = (await Member(site, Number), await Member(site, "1284-038"));
        var (mine, theirs) = (new SoftAuthenticator(), new SoftAuthenticator());
        await one.Add(mine);
        await two.Add(theirs);
        var asked = await one.Do(new AskNewPasskey());
        Assert.Equal("identity-passkey-too-late", (await two.Run(new AddPasskey(asked.Challenge, new SoftAuthenticator().Made(asked)))).Refusal!.Code);
        var question = await site.Guest.Do(new AskPasskeySignIn());
        Assert.Equal("identity-passkey-no-match", (await site.Guest.Run(new SignInWithPasskey(question.Challenge, theirs.Answer(question, owner: mine)))).Refusal!.Code);
        var id = (await one.Do(new MyPasskeys())).Passkeys.Single().Id;
        Assert.Equal(RefusalKind.NotFound, (await two.Run(new RemovePasskey(id))).Refusal!.Kind);
        Assert.True((await site.SignsIn(mine)).Succeeded);
    }

    [Fact]
    public async Task A_closed_account_is_not_opened_by_its_passkey()
    {
        await using var site = await Arranged();
        var person = await site.ActiveMember(Number);
        var device = new SoftAuthenticator();
        await site.As((await site.Guest.Do(new SignIn(Number, Entry.Password))).Token).Add(device);
        await site.Office(async services =>
        {
            await services.GetRequiredService<IAccounts>().Close(person, CancellationToken.None);
            return 0;
        });
        Assert.Equal("identity-passkey-no-match", (await site.SignsIn(device)).Refusal!.Code);
    }

    [Fact]
    public async Task Used_and_old_challenges_are_swept()
    {
        await using var site = await Arranged();
        await site.Guest.Do(new AskPasskeySignIn());
        site.Time.Advance(TimeSpan.FromHours(1));
        await site.Job(new ForgetSignInFailures());
        Assert.Equal(0L, await site.Look<long>("select count(*) from identity.passkey_challenge"));
    }

    [Fact]
    public async Task The_name_that_is_asked_for_stands_readable_in_no_row()
    {
        await using var site = await Arranged();
        var (member, device) = (await Member(site, Number), new SoftAuthenticator());
        var asked = await member.Do(new AskNewPasskey());
        Assert.Contains(Number, asked.Options, StringComparison.Ordinal); // or the test looks for nothing
        var row = (await site.Database.Read<string>("select c::text || ' ' || encode(c.state, 'escape') from identity.passkey_challenge c"))[0];
        foreach (var value in new[] { "潮見", "花子", Number, System.Text.Json.JsonSerializer.Serialize("潮見").Trim('"') })
        {
            Assert.DoesNotContain(value, row, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(value)), row, StringComparison.OrdinalIgnoreCase);
        }
        await member.Do(new AddPasskey(asked.Challenge, device.Made(asked)));
    }

    private static Task<Site> Arranged() => Site.Start(("WM:Portal:PublicUrl", SoftAuthenticator.Origin));

    private static async Task<SiteUser> Member(Site site, string number)
    {
        await site.ActiveMember(number);
        return site.As((await site.Guest.Do(new SignIn(number, Entry.Password))).Token);
    }
}

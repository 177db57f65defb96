using WelfareMutual.Identity.Contracts;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Keys;

public sealed class MailedKeyTests
{
    private const string Wrong = "ABCD-EFGH-2345";

    [Theory] // MEM-02: twelve spellings of one number
    [InlineData("1284-037")]
    [InlineData("1284037")]
    [InlineData("１２８４－０３７")]
    [InlineData("１２８４０３７")]
    [InlineData("1284 037")]
    [InlineData("1284　037")]
    [InlineData("1284ー037")]
    [InlineData("1284−037")]
    [InlineData("1284‐37")]
    [InlineData("1284-37")]
    [InlineData(" 1284-037 ")]
    [InlineData("1284/037")]
    public async Task Any_spelling_of_the_number_claims_the_account_and_signs_in(string spelling)
    {
        await using var site = await Site.Start();
        var key = await site.NewMember(Guid.CreateVersion7(), "1284-037");
        var session = await site.Guest.Do(new ActivateAccount(spelling, key.ToLowerInvariant(), Entry.Password));
        Assert.Equal((SessionStage.Full, ActorKind.Member), (session.Stage, session.Kind));
        Assert.Equal(SessionStage.Full, (await site.Guest.Do(new SignIn(spelling, Entry.Password))).Stage);
    }

    [Fact]
    public async Task Five_wrong_keys_lock_that_key_and_no_other_also_after_a_restart()
    {
        await using var site = await Site.Start(("WM:Identity:FailuresOfTargetFromHere", "100"));
        var person = Guid.CreateVersion7();
        var key = await site.NewMember(person, "1284-037");
        var other = await site.NewMember(Guid.CreateVersion7(), "1284-038");
        for (var i = 1; i <= 4; i++)
        {
            Assert.Equal("identity-key-no-match", (await site.Guest.Run(new ActivateAccount("1284-037", Wrong, Entry.Password))).Refusal!.Code);
        }
        await using var restarted = Site.On(site.Addresses, site.Time, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["WM:Identity:HashIterations"] = "1000",
            ["WM:Identity:FailuresOfTargetFromHere"] = "100",
        });
        Assert.Equal("identity-key-locked", (await restarted.Guest.Run(new ActivateAccount("1284-037", Wrong, Entry.Password))).Refusal!.Code);
        Assert.Equal("identity-key-locked", (await site.Guest.Run(new ActivateAccount("1284-037", key, Entry.Password))).Refusal!.Code);
        Assert.Equal(1L, await site.Look<long>("select count(*) from identity.alert where code = 'mailed-key-locked'"));
        await site.Guest.Do(new ActivateAccount("1284-038", other, Entry.Password));
        var renewed = await site.RenewKey(person);
        await site.Guest.Do(new ActivateAccount("1284-037", renewed!, Entry.Password));
    }

    [Fact]
    public async Task A_number_without_account_hears_the_same_words_and_the_same_lock()
    {
        await using var site = await Site.Start(("WM:Identity:FailuresOfTargetFromHere", "100"));
        await site.NewMember(Guid.CreateVersion7(), "1284-037");
        for (var i = 1; i <= 6; i++)
        {
            var known = await site.Guest.Run(new ActivateAccount("1284-037", Wrong, Entry.Password));
            var unknown = await site.Guest.Run(new ActivateAccount("9999-001", Wrong, Entry.Password));
            Assert.Equal(known.Refusal, unknown.Refusal);
        }
    }

    [Fact]
    public async Task A_key_is_used_once_and_an_earlier_one_dies_with_the_next()
    {
        await using var site = await Site.Start();
        var person = Guid.CreateVersion7();
        var first = await site.NewMember(person, "1284-037");
        var second = await site.RenewKey(person);
        Assert.False((await site.Guest.Run(new ActivateAccount("1284-037", first, Entry.Password))).Succeeded);
        await site.Guest.Do(new ActivateAccount("1284-037", second!, Entry.Password));
        Assert.False((await site.Guest.Run(new RecoverWithKey("1284-037", second!, Entry.Password))).Succeeded);
    }

    [Fact] // two clocks are never one, and one may be put back
    public async Task The_key_that_is_alive_opens_also_when_an_earlier_one_bears_a_later_time()
    {
        await using var site = await Site.Start();
        var person = Guid.CreateVersion7();
        await site.NewMember(person, "1284-037");
        site.Time.Advance(TimeSpan.FromSeconds(-2));
        await site.Guest.Do(new ActivateAccount("1284-037", (await site.RenewKey(person))!, Entry.Password));
    }

    [Fact]
    public async Task A_key_expires()
    {
        await using var site = await Site.Start();
        var key = await site.NewOfficer(Guid.CreateVersion7(), Guid.CreateVersion7(), "shiomi-01");
        site.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal("identity-key-no-match", (await site.Guest.Run(new ActivateAccount("shiomi-01", key, Entry.Password))).Refusal!.Code);
    }

    [Fact]
    public async Task Twenty_posts_of_one_key_open_one_session()
    {
        await using var site = await Site.Start(("WM:Identity:FailuresOfTargetFromHere", "100"));
        var key = await site.NewMember(Guid.CreateVersion7(), "1284-037");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => site.Guest.Run(new ActivateAccount("1284-037", key, Entry.Password))));
        Assert.Single(answers, a => a.Succeeded);
        Assert.Equal(1L, await site.Look<long>("select count(*) from kernel.session"));
    }

    [Fact]
    public async Task Who_uses_a_recovery_key_at_the_page_for_new_members_is_not_unseen()
    {
        await using var site = await Site.Start();
        var person = await site.ActiveMember("1284-037");
        Assert.Equal(0L, await site.Look<long>("select count(*) from kernel.outbox where kind = 'mail.password-changed'"));
        await site.Guest.Do(new ActivateAccount("1284-037", (await site.RenewKey(person))!, "umi no mieru machi"));
        Assert.Equal(1L, await site.Look<long>("select count(*) from kernel.outbox where kind = 'mail.password-changed'"));
    }

    [Fact]
    public async Task A_key_that_is_under_way_cannot_be_made_worthless_by_whoever_counts_numbers_up()
    {
        await using var site = await Site.Start();
        await site.NewMember(Guid.CreateVersion7(), "1284-037");
        await site.Guest.Do(new RequestRecovery("1284-037"));
        Assert.False((await site.Job(new PostRecoveryKeys())).Value.Found);
        site.Time.Advance(TimeSpan.FromDays(7));
        await site.Guest.Do(new RequestRecovery("1284-037"));
        Assert.True((await site.Job(new PostRecoveryKeys())).Value.Found); // it was lost: another one comes
    }

    [Fact]
    public async Task Asking_for_a_new_key_reveals_nothing_and_writes_one_letter_in_three_days()
    {
        await using var site = await Site.Start(("WM:Identity:FailuresOfTargetFromHere", "100"));
        var person = await site.ActiveMember("1284-037");
        var known = await site.Guest.Run(new RequestRecovery("1284-037"));
        var unknown = await site.Guest.Run(new RequestRecovery("9999-001"));
        Assert.Equal((known.Succeeded, known.Value), (unknown.Succeeded, unknown.Value));
        await site.Guest.Do(new RequestRecovery("1284-037"));
        Assert.Equal(1L, await site.Look<long>($"select count(*) from identity.recovery_request where account_id = '{person}'"));
        Assert.True((await site.Job(new PostRecoveryKeys())).Value.Found);
        Assert.False((await site.Job(new PostRecoveryKeys())).Value.Found);
    }

    [Fact]
    public async Task Recovering_changes_the_password_and_ends_other_sessions()
    {
        await using var site = await Site.Start();
        var person = await site.ActiveMember("1284-037");
        var before = await site.Guest.Do(new SignIn("1284-037", Entry.Password));
        var key = await site.RenewKey(person);
        await site.Guest.Do(new RecoverWithKey("1284-037", key!, "umi no mieru machi"));
        Assert.Equal(RefusalKind.SignInNeeded, (await site.As(before.Token).Run(new SignOut())).Refusal!.Kind);
        Assert.False((await site.Guest.Run(new SignIn("1284-037", Entry.Password))).Succeeded);
        Assert.True((await site.Guest.Run(new SignIn("1284-037", "umi no mieru machi"))).Succeeded);
        Assert.Equal(1L, await site.Look<long>("select count(*) from kernel.outbox where kind = 'mail.password-changed'"));
    }
}

using WelfareMutual.Identity.Contracts;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Identity.Passwords;
using WelfareMutual.Identity.Rules;
using WelfareMutual.Identity.SecondFactors;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.SecondFactors;

public sealed class SecondFactorTests
{
    private const string Login = "shiomi-01";
    private const string Password = "kiri9ami-sato";

    [Fact]
    public async Task An_officer_enrols_at_first_use_and_then_signs_in_with_a_code()
    {
        await using var site = await Site.Start();
        var (secret, first) = await Enrolled(site);
        Assert.Equal(SessionStage.Full, first.Stage);
        var half = await site.Guest.Do(new SignIn("ＳＨＩＯＭＩ－01", Password));
        Assert.Equal(SessionStage.SecondFactor, half.Stage);
        site.Time.Advance(TimeSpan.FromSeconds(60));
        var full = await site.As(half.Token).Do(new VerifySecondFactor(Code(site, secret)));
        Assert.NotEqual(half.Token, full.Token);
        Assert.True((await site.As(full.Token).Run(new SignOut())).Succeeded);
    }

    [Fact]
    public async Task A_half_session_opens_nothing_but_the_second_factor()
    {
        await using var site = await Site.Start();
        await Enrolled(site);
        var half = await site.Guest.Do(new SignIn(Login, Password));
        Assert.Equal(RefusalKind.Forbidden, (await site.As(half.Token).Run(new ChangePassword(Password, "umi no mieru machi"))).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await site.As(half.Token).Run(new EnrolSecondFactor())).Refusal!.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await site.As(half.Token).Run(new ConfirmSecondFactor("000000"))).Refusal!.Kind);
    }

    [Fact]
    public async Task A_code_is_used_once()
    {
        await using var site = await Site.Start();
        var (secret, _) = await Enrolled(site);
        site.Time.Advance(TimeSpan.FromSeconds(60));
        var code = Code(site, secret);
        var one = await site.Guest.Do(new SignIn(Login, Password));
        var two = await site.Guest.Do(new SignIn(Login, Password));
        var answers = await Task.WhenAll(site.As(one.Token).Run(new VerifySecondFactor(code)), site.As(two.Token).Run(new VerifySecondFactor(code)));
        Assert.Single(answers, a => a.Succeeded);
        Assert.Single(answers, a => a.Refusal?.Code == "identity-code-no-match");
    }

    [Fact]
    public async Task Codes_cannot_be_guessed_in_a_row()
    {
        await using var site = await Site.Start();
        await Enrolled(site);
        var half = await site.Guest.Do(new SignIn(Login, Password));
        for (var i = 0; i < 5; i++)
        {
            await site.As(half.Token).Run(new VerifySecondFactor("000000"));
        }
        Assert.Equal("identity-too-fast", (await site.As(half.Token).Run(new VerifySecondFactor("000000"))).Refusal!.Code);
    }

    [Fact]
    public async Task A_lost_second_factor_is_renewed_with_password_and_mailed_key()
    {
        await using var site = await Site.Start();
        var person = Guid.CreateVersion7();
        var (old, _) = await Enrolled(site, person);
        var key = await site.RenewKey(person);
        Assert.False((await site.Guest.Run(new RenewSecondFactor(Login, "chigau pasuwado desu", key!))).Succeeded);
        var session = await site.Guest.Do(new RenewSecondFactor(Login, Password, key!));
        Assert.Equal(SessionStage.EnrolSecondFactor, session.Stage);
        var offered = await site.As(session.Token).Do(new EnrolSecondFactor());
        Assert.NotEqual(old, offered.Secret);
        await site.As(session.Token).Do(new ConfirmSecondFactor(Code(site, offered.Secret)));
    }

    [Fact]
    public async Task Who_knows_the_password_before_the_enrolment_sees_another_secret_and_overwrites_nothing_after_it()
    {
        await using var site = await Site.Start();
        var key = await site.NewOfficer(Guid.CreateVersion7(), Guid.CreateVersion7(), Login, OfficerRight.Roster);
        var owner = await site.Guest.Do(new ActivateAccount(Login, key, Password));
        var thief = await site.Guest.Do(new SignIn(Login, Password));
        var seen = await site.As(thief.Token).Do(new EnrolSecondFactor());
        var offered = await site.As(owner.Token).Do(new EnrolSecondFactor());
        Assert.NotEqual(seen.Secret, offered.Secret);
        await site.As(owner.Token).Do(new ConfirmSecondFactor(Code(site, offered.Secret)));
        site.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(RefusalKind.Forbidden, (await site.As(thief.Token).Run(new ConfirmSecondFactor(Code(site, seen.Secret)))).Refusal?.Kind);
        Assert.Equal(RefusalKind.Forbidden, (await site.As(thief.Token).Run(new EnrolSecondFactor())).Refusal?.Kind);
        var half = await site.Guest.Do(new SignIn(Login, Password));
        Assert.Equal("identity-code-no-match", (await site.As(half.Token).Run(new VerifySecondFactor(Code(site, seen.Secret)))).Refusal?.Code);
        await site.As(half.Token).Do(new VerifySecondFactor(Code(site, offered.Secret)));
    }

    [Fact]
    public async Task The_secret_is_sealed_in_the_database()
    {
        await using var site = await Site.Start();
        var (secret, _) = await Enrolled(site);
        var stored = await site.Look<byte[]>("select totp_secret from identity.credential");
        Assert.Equal(-1, stored.AsSpan().IndexOf(Decode(secret)));
    }

    private static async Task<(string Secret, SignedIn Session)> Enrolled(Site site, Guid? person = null)
    {
        var key = await site.NewOfficer(person ?? Guid.CreateVersion7(), Guid.CreateVersion7(), Login, OfficerRight.Roster);
        var half = await site.Guest.Do(new ActivateAccount(Login, key, Password));
        Assert.Equal(SessionStage.EnrolSecondFactor, half.Stage);
        var offered = await site.As(half.Token).Do(new EnrolSecondFactor());
        Assert.Equal(offered, await site.As(half.Token).Do(new EnrolSecondFactor()));
        Assert.StartsWith("otpauth://totp/", offered.Uri, StringComparison.Ordinal);
        return (offered.Secret, await site.As(half.Token).Do(new ConfirmSecondFactor(Code(site, offered.Secret))));
    }

    private static string Code(Site site, string secret) => Totp.CodeAt(Decode(secret), Totp.StepAt(site.Time.Now));

    private static byte[] Decode(string base32)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }
}

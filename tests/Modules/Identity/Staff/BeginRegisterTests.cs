using WelfareMutual.Identity.Staff;
using WelfareMutual.Identity.StaffPasswords;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Staff;

public sealed class BeginRegisterTests
{
    private static readonly BeginRegister.Seat Seat = new("10.8.0.11", new('B', 64), new DateOnly(2027, 3, 31));

    [Fact]
    public async Task Two_administrators_begin_an_empty_register_and_set_passwords_of_their_own()
    {
        await using var site = await Site.Start();
        var keys = (await site.Job(new BeginRegister([Founder("S001", "0A01"), Founder("S002", "0A02")], Seat))).Value.StartKeys;
        Assert.Equal("identity-start-key-no-match", (await site.Staff("", "0A02").Run(new StartPassword(keys[0], "minato no asa ichi"))).Refusal!.Code);
        await site.Staff("", "0A01").Do(new StartPassword(keys[0], "minato no asa ichi"));
        var token = (await site.Staff("", "0A01").Do(new SignInStaff("minato no asa ichi"))).Token;
        Assert.Equal(2, (await site.Staff(token, "0A01").Do(new ListStaff())).Staff.Count);
        Assert.Equal("identity-start-key-no-match", (await site.Staff("", "0A01").Run(new StartPassword(keys[0], "betsu no kotoba 9"))).Refusal!.Code);
    }

    [Fact]
    public async Task A_register_that_has_begun_is_not_begun_again_and_one_person_does_not_begin_it()
    {
        await using var site = await Site.Start();
        Assert.Equal("identity-first-two", (await site.Job(new BeginRegister([Founder("S001", "0A01")], Seat))).Refusal!.Code);
        Assert.Equal("identity-first-two", (await site.Job(new BeginRegister([Founder("S001", "0A01"), Founder("S001", "0A02")], Seat))).Refusal!.Code);
        Assert.Equal("identity-first-two", (await site.Job(new BeginRegister([Founder("S001", "0A01"), Founder("S002", "0A02") with { Roles = [StaffRole.Clerk] }], Seat))).Refusal!.Code);
        await (await Colleagues.Of(site)).Enter("S009", "港　一郎", [StaffRole.Clerk], MadeCard.Of("0A09"), "minato no asa ichi");
        Assert.Equal("identity-register-begun", (await site.Job(new BeginRegister([Founder("S001", "0A01"), Founder("S002", "0A02")], Seat))).Refusal!.Code);
    }

    private static BeginRegister.Founder Founder(string code, string serial) =>
        new(code, "港　一郎", [StaffRole.System], serial, MadeCard.Of(serial).Thumbprint, new DateOnly(2027, 3, 31));
}

using WelfareMutual.Exports.Orders;
using WelfareMutual.Exports.Requests;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Exports.Orders;

// FEATURES BO-02, for what leaves.
public sealed class OwnHouseholdTests : IAsyncLifetime
{
    private Site site = null!;
    private World world = null!;
    private SiteUser clerk = null!;
    private SiteUser approver = null!;
    private Resident member = null!;

    public async Task InitializeAsync()
    {
        world = new World(site = await Site.Start());
        (clerk, approver, member) = (await site.Staff(StaffRole.Clerk), await site.Staff(StaffRole.Approver), await world.Member());
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Nobody_has_a_part_in_the_record_of_the_own_household()
    {
        var (kin, far) = (await Kin(StaffRole.Clerk), await Kin(StaffRole.Approver));
        var number = (await site.Database.Read<string>($"select number from members.member where id = '{member.Id}'"))[0];
        var request = (await clerk.Do(new EnterRequest(RequestKind.Disclosure, number, false, Clock.DayOf(site.Time.Now), "すべて"))).Number;
        var id = (await clerk.Do(new ShowRequest(request))).Id;
        await clerk.Do(new CheckIdentity(id, 0, "licence"));
        await clerk.Do(new ProposeAnswer(id, 1, RequestAnswer.Granted, "本人の記録であるため"));
        Assert.Equal("exports-own-interest", await Code(far.Run(new DecideRequest(id, 2, true))));
        await approver.Do(new DecideRequest(id, 2, true));
        var wanted = new OrderExport(ExportKind.PersonRecord, request, null, null, "開示の請求への回答", "請求した本人");
        Assert.Equal("exports-own-interest", await Code(kin.Run(wanted)));
        var order = await clerk.Do(wanted);
        Assert.Equal("exports-own-interest", await Code(far.Run(new DecideExport(order.Id, 0, true))));
        await approver.Do(new DecideExport(order.Id, 0, true));
        Assert.Equal("exports-own-interest", await Code(kin.Run(new TakeFile(order.Id))));
        Assert.True((await clerk.Run(new TakeFile(order.Id))).Succeeded);
    }

    /// <summary>Staff who live in the member's household.</summary>
    private async Task<SiteUser> Kin(StaffRole role)
    {
        var spouse = await world.Member();
        await site.Database.Execute($"update members.member set household_id = (select household_id from members.member where id = '{member.Id}') where id = '{spouse.Id}'");
        var account = Guid.CreateVersion7();
        await site.Database.Execute(
            $"insert into identity.staff (id, code, name, roles, password_hash, password_changed_at, state, version, member_id) values ('{account}', 'K{account:N}', '\\x00', '{{}}', '', now(), 'Active', 0, '{spouse.Id}')");
        return await site.Session(new Actor(ActorKind.Staff, account, account, null, "職員　縁", [role.ToString()], Guid.Empty, "T-01"));
    }

    private static async Task<string?> Code<T>(Task<Outcome<T>> outcome) => (await outcome).Refusal?.Code;
}

using WelfareMutual.Casework.Review;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Family;
using WelfareMutual.Members.Own;
using WelfareMutual.Members.Search;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Members.Search;

public sealed class FindMembersTests
{
    [Fact]
    public async Task A_member_is_found_however_it_is_asked()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var person = await firm.Join();
        await firm.Join(Firm.Person("佐藤", "大地", "サトウ", "ダイチ", "1999/12/31") with { Phone = null });
        while ((await site.Job(new IndexMembers())).Value.Indexed > 0)
        {
        }
        foreach (var query in new[] { "1284-001", "１２８４００１", "ﾔﾏﾀﾞ", "やまだ　さくら", "サクラ", "S55.4.2", "19800402", "5678", "山田", "山田さくら" })
        {
            var found = await firm.Clerk.Do(new FindMembers(query));
            Assert.True(found.Rows.Count == 1 && found.Rows[0].PersonId == person, query);
        }
        Assert.Empty((await firm.Clerk.Do(new FindMembers("タナカ"))).Rows);
        Assert.Equal("members-search-too-short", (await firm.Clerk.Run(new FindMembers("ヤ"))).Refusal?.Code);
    }

    [Fact]
    public async Task A_changed_telephone_is_found_and_the_former_is_not()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var member = await site.Member(await firm.Join());
        await site.Job(new IndexMembers());
        await member.Do(new ChangeMyContact("650-0002", "汐見市1", "090-0000-4321", "sakura@example.jp", (await member.Do(new MyProfile())).ContactVersion));
        await site.Job(new IndexMembers());
        Assert.Empty((await firm.Clerk.Do(new FindMembers("5678"))).Rows);
        Assert.Single((await firm.Clerk.Do(new FindMembers("4321"))).Rows);
    }

    [Fact]
    public async Task The_family_is_kept_by_the_member_and_seen_by_staff()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var member = await site.Member(await firm.Join());
        await member.Do(new SaveRelative(null, Kinship.Spouse, "山田 太郎", "ﾔﾏﾀﾞ ﾀﾛｳ", "S54.1.1", true));
        var child = await member.Do(new SaveRelative(null, Kinship.Child, "山田 桃", "ヤマダ モモ", "2020/5/5", true));
        Assert.Equal("members-one-spouse", (await member.Run(new SaveRelative(null, Kinship.CommonLawSpouse, "鈴木 一", "スズキ ハジメ", "1980/1/1", true))).Refusal?.Code);
        Assert.Equal([Kinship.Spouse, Kinship.Child], (await firm.Clerk.Do(new MemberDetail("1284-001"))).Family.Select(r => r.Kinship));
        await member.Do(new RemoveRelative(child.RelativeId, 0));
        Assert.Single((await member.Do(new MyFamily())).Family);
    }

    [Fact]
    public async Task Two_members_can_be_of_one_household()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await firm.Join();
        await firm.Join(Firm.Person("山田", "太郎", "ヤマダ", "タロウ", "1979/1/1"));
        await firm.Clerk.Do(new ShareHousehold("1284-002", "1284-001"));
        Assert.Equal(["1284-002"], (await firm.Clerk.Do(new MemberDetail("1284-001"))).HouseholdWith);
        Assert.Equal(2L, await site.Scalar<long>("select count(*) from audit.entry_person p join audit.entry e on e.id = p.entry_id where e.use_case = 'members.share-household' and e.object_id is not null"));
        await firm.Clerk.Do(new LeaveHousehold("1284-002"));
        Assert.Empty((await firm.Clerk.Do(new MemberDetail("1284-001"))).HouseholdWith);
        Assert.Equal("members-alone-already", (await firm.Clerk.Run(new LeaveHousehold("1284-002"))).Refusal?.Code);
    }

    [Fact]
    public async Task Nobody_takes_themselves_or_their_family_out_of_their_own_household_or_others_into_it()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var own = await firm.Join();
        await firm.Join(Firm.Person("山田", "太郎", "ヤマダ", "タロウ", "1979/1/1"));
        await firm.Join(Firm.Person("山田", "次郎", "ヤマダ", "ジロウ", "1980/1/1"));
        await firm.Clerk.Do(new ShareHousehold("1284-002", "1284-001"));
        var added = await (await site.Staff(StaffRole.System)).Do(new AddStaff("S901", "職員　花子", [StaffRole.Clerk]));
        var clerk = await site.Session(new Actor(ActorKind.Staff, added.StaffId, added.StaffId, null, "職員　花子", [nameof(StaffRole.Clerk)], Guid.Empty, "T-01"));
        await (await site.Staff(StaffRole.System)).Do(new LinkStaffMember("S901", "1284-001"));
        Assert.Equal("members-own-household", (await clerk.Run(new ShareHousehold("1284-001", "1284-003"))).Refusal?.Code);
        Assert.Equal("members-own-household", (await clerk.Run(new ShareHousehold("1284-002", "1284-003"))).Refusal?.Code);
        Assert.Equal("members-own-household", (await clerk.Run(new ShareHousehold("1284-003", "1284-001"))).Refusal?.Code);
        Assert.Equal(2L, await site.Scalar<long>($"select count(*) from members.member where household_id = (select household_id from members.member where id = '{own}')"));
        await firm.Clerk.Do(new ShareHousehold("1284-003", "1284-001"));
    }
}

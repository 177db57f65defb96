using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Events.Entries;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Family;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using WelfareMutual.Tests.Modules.Events;
using Xunit;

namespace WelfareMutual.Tests.Modules.Members.Family;

/// <summary>Source: FEATURES MEM-03. One register of the family, asked by every module that is built: what a place at an event costs
/// and who may take it, and what staff compare a claim with.</summary>
public sealed class FamilyChangeTests
{
    [Fact]
    public async Task One_change_of_a_childs_record_changes_the_fee_and_what_birth_and_school_entry_are_compared_with()
    {
        await using var outing = await Outing.Open();
        var happening = await outing.PaidEvent();
        var member = await outing.World.Member(filedOn: new(2026, 1, 15));
        var child = await Outing.Relative(member, Kinship.Child, "山田　花", "2014-10-31"); // twelve on the day of the event
        (string, Dictionary<string, string>) aoi = ("child", new() { ["Name"] = "山田　葵", ["Kana"] = "ヤマダ　アオイ" });
        var birth = await ClaimWorld.Draft(member.User, [("date", new() { ["Date"] = "2026-09-20" }), aoi, .. ClaimWorld.Account], "Childbirth");
        var school = await ClaimWorld.Draft(member.User,
            [("level", new() { ["Level"] = "Elementary" }), ("date", new() { ["Date"] = "2026-04-06" }), aoi, .. ClaimWorld.Account], "SchoolEntry");
        string[] references = [(await member.Do(new SubmitClaim(birth, true))).Reference, (await member.Do(new SubmitClaim(school, true))).Reference];
        var clerk = await outing.World.Clerk();

        async Task<(string, int, Yen)> AtTheEvent() => (await member.Do(new PrepareEntry(happening.Session, [child]))).Party.Where(p => p.Name != "会員　試").Select(p => (p.ClassName, p.Age, p.Fee)).Last();
        async Task<string?> OnTheClaims()
        {
            var registered = new HashSet<string?>();
            foreach (var reference in references)
            {
                registered.Add((await clerk.Do(new ReviewCase(reference))).Details.Facts.Single(f => f.Label == "お子さま").Registered);
            }
            return Assert.Single(registered);
        }
        Assert.Equal((("おとな", 12, new Yen(7000)), "山田　花（ヤマダ　カゾク）"), (await AtTheEvent(), await OnTheClaims()));

        await member.Do(new SaveRelative(child.RelativeId, Kinship.Child, "山田　葵", "ヤマダ　アオイ", "2020-11-02", true));

        Assert.Equal((("幼児", 5, new Yen(2000)), "山田　葵（ヤマダ　アオイ）"), (await AtTheEvent(), await OnTheClaims()));
        await member.Do(new SaveRelative(child.RelativeId, Kinship.Child, "山田　葵", "ヤマダ　アオイ", "2026-09-20", true, 1));
        Assert.Equal("events-no-price-class", (await member.Run(new PrepareEntry(happening.Session, [child]))).Refusal?.Code); // nought years old
    }
}

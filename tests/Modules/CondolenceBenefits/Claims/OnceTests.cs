using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;

/// <summary>CON-06: what happens once to a child is paid once, whatever day is typed. It is 20 April 2027.</summary>
public sealed class OnceTests
{
    private const string Aoi = "ヤマダ　アオイ";
    private const string Midori = "ヤマダ　ミドリ";

    [Theory]
    [InlineData("SchoolEntry", "2027-04-06", "2027-04-07", "2027-04-01")]
    [InlineData("Childbirth", "2027-01-20", "2027-01-21", "2027-01-20")]
    public async Task Another_day_makes_no_second_claim_and_another_child_does(string kind, string day, string next, string kept)
    {
        await using var world = await ClaimWorld.Start();
        var member = await InApril(world);
        await member.Do(new SubmitClaim(await Draft(member, kind, day, Aoi), true));
        Assert.Equal(kept, await world.Scalar<string>("select event_date::text from condolence_benefits.benefit"));

        Assert.Contains((await member.Run(new SubmitClaim(await Draft(member, kind, next, Aoi), true))).Refusals, r => r.Code == "benefits-same-event");
        await member.Do(new SubmitClaim(await Draft(member, kind, next, Midori), true));

        Assert.Equal(2L, await world.Scalar<long>("select count(*) from condolence_benefits.benefit"));
    }

    [Theory]
    [InlineData("SchoolEntry", "2027-04-06", "2027-04-07", "2027-04-01", "benefits-same-event")]
    [InlineData("Childbirth", "2027-01-20", "2027-01-21", "2027-01-21", "benefits-once")]
    public async Task A_correction_keeps_the_day_of_the_rule_and_makes_no_second_claim_for_a_child(string kind, string day, string next, string kept, string code)
    {
        await using var world = await ClaimWorld.Start();
        var member = await InApril(world);
        await member.Do(new SubmitClaim(await Draft(member, kind, day, Aoi), true));
        var reference = (await member.Do(new SubmitClaim(await Draft(member, kind, day, Midori), true))).Reference;
        var clerk = await world.Site.Staff(StaffRole.Clerk);
        var review = await clerk.Do(new ReviewCase(reference));
        await clerk.Do(new ReturnForFields(review.Case.Id, review.Version, [new("date", "日付を確かめてください。"), new("child", "名前を確かめてください。")]));
        CorrectClaim Corrected(string kana) => new(review.Case.Id, new Dictionary<string, string> { ["Date"] = next, ["Name"] = "山田　葵", ["Kana"] = kana });

        Assert.Equal(code, (await member.Run(Corrected(Aoi))).Refusal!.Code);
        await member.Do(Corrected(Midori));

        Assert.Equal(kept, await world.Scalar<string>($"select event_date::text from condolence_benefits.benefit where id = '{review.Case.Id}'"));
    }

    private static async Task<SiteUser> InApril(ClaimWorld world)
    {
        await world.Member();
        world.Site.Time.SetTokyo(2027, 4, 20);
        return await world.Site.Member(await world.Scalar<Guid>("select id from members.member"));
    }

    private static Task<Guid> Draft(SiteUser member, string kind, string day, string kana)
    {
        List<(string, Dictionary<string, string>)> answers =
            [("date", new() { ["Date"] = day }), ("child", new() { ["Name"] = "山田　葵", ["Kana"] = kana }), .. ClaimWorld.Account];
        if (kind == "SchoolEntry")
        {
            answers.Insert(0, ("level", new() { ["Level"] = "Elementary" }));
        }
        return ClaimWorld.Draft(member, answers, kind);
    }
}

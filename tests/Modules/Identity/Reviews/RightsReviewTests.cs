using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Reviews;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Reviews;

/// <summary>Source: IAM-08 (quarterly rights review).</summary>
public sealed class RightsReviewTests
{
    private const string Password = "minato no asa ichi";

    [Fact]
    public async Task Rights_that_nobody_stood_for_in_fourteen_days_are_suspended_and_come_back_by_two_people()
    {
        await using var site = await Site.Start();
        var colleagues = await Enter(site, ("S001", "0A01", StaffRole.Clerk), ("S002", "0A02", StaffRole.Clerk));
        Assert.Equal(2, (await site.Job(new ReviewRights())).Value.Asked);
        Assert.Equal(0, (await site.Job(new ReviewRights())).Value.Asked);
        var reviews = (await colleagues.First.Do(new ListReviews())).Reviews;
        await colleagues.First.Do(new AnswerReview(reviews.Single(r => r.Code == "S001").Id, Keep: true));
        var (kept, late) = (await colleagues.SignIn("0A01", Password), await colleagues.SignIn("0A02", Password));
        site.Time.Advance(TimeSpan.FromDays(13));
        Assert.Equal(0, (await site.Job(new ReviewRights())).Value.Suspended);
        site.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await site.Job(new ReviewRights())).Value.Suspended);
        Assert.True((await kept.Run(new SignOutStaff())).Succeeded);
        Assert.Equal(RefusalKind.SignInNeeded, (await late.Run(new SignOutStaff())).Refusal!.Kind);
        var staff = (await colleagues.First.Do(new ListStaff())).Staff.Single(s => s.Code == "S002");
        Assert.Empty(staff.Roles);
        Assert.Equal(["受付"], staff.SuspendedRoles);
        Assert.Equal("identity-review-answered", (await colleagues.First.Run(new AnswerReview(reviews.Single(r => r.Code == "S002").Id, true))).Refusal!.Code);
        await colleagues.Second.Do(new ConfirmAct((await colleagues.First.Do(new ChangeRoles(staff.Id, [StaffRole.Clerk]))).ActId));
        Assert.Equal(["受付"], (await colleagues.First.Do(new ListStaff())).Staff.Single(s => s.Code == "S002").Roles);
        site.Time.SetTokyo(2027, 1, 1);
        Assert.Equal(2, (await site.Job(new ReviewRights())).Value.Asked);
    }

    [Fact]
    public async Task Nobody_stands_for_their_own_rights_and_what_is_withdrawn_ends_at_once()
    {
        await using var site = await Site.Start();
        var colleagues = await Enter(site, ("S001", "0A01", StaffRole.System), ("S002", "0A02", StaffRole.Clerk));
        await site.Job(new ReviewRights());
        var self = await colleagues.SignIn("0A01", Password);
        var reviews = (await self.Do(new ListReviews())).Reviews;
        Assert.True(reviews.Single(r => r.Code == "S001").Own);
        Assert.Equal("identity-review-own", (await self.Run(new AnswerReview(reviews.Single(r => r.Code == "S001").Id, true))).Refusal!.Code);
        var clerk = await colleagues.SignIn("0A02", Password);
        await self.Do(new AnswerReview(reviews.Single(r => r.Code == "S002").Id, Keep: false));
        Assert.Equal(RefusalKind.SignInNeeded, (await clerk.Run(new SignOutStaff())).Refusal!.Kind);
        Assert.Empty((await self.Do(new ListStaff())).Staff.Single(s => s.Code == "S002").Roles);
    }

    [Fact]
    public async Task The_last_two_administrators_are_called_out_instead()
    {
        await using var site = await Site.Start();
        await Enter(site, ("S001", "0A01", StaffRole.System), ("S002", "0A02", StaffRole.System), ("S003", "0A03", StaffRole.System));
        await site.Job(new ReviewRights());
        site.Time.Advance(TimeSpan.FromDays(14));
        Assert.Equal(1, (await site.Job(new ReviewRights())).Value.Suspended);
        Assert.Equal(0, (await site.Job(new ReviewRights())).Value.Suspended);
        Assert.Equal(2L, await site.Look<long>("select count(*) from identity.staff where 'System' = any (roles)"));
        Assert.Equal(1L, await site.Look<long>("select count(*) from identity.alert where code = 'review-overdue'"));
    }

    private static async Task<Colleagues> Enter(Site site, params (string Code, string Serial, StaffRole Role)[] staff)
    {
        var colleagues = await Colleagues.Of(site);
        foreach (var (code, serial, role) in staff)
        {
            await colleagues.Enter(code, "港　一郎", [role], MadeCard.Of(serial), Password);
        }
        return colleagues;
    }
}

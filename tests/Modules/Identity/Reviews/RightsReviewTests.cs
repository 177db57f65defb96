using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Emergencies;
using WelfareMutual.Identity.Reviews;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Reviews;

/// <summary>Source: IAM-08 (quarterly rights review).</summary>
public sealed class RightsReviewTests
{
    private const string Password = "minato no asa ichi";
    private static readonly TimeSpan TimeToAnswer = TimeSpan.FromDays(14);

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
    public async Task Nobody_withdraws_the_rights_of_the_last_two_administrators()
    {
        await using var site = await Site.Start();
        var colleagues = await Enter(site, ("S001", "0A01", StaffRole.System), ("S002", "0A02", StaffRole.System));
        await site.Job(new ReviewRights());
        var reviews = (await colleagues.First.Do(new ListReviews())).Reviews;
        foreach (var code in (string[])["S001", "S002"])
        {
            Assert.Equal("identity-review-last-administrators", (await colleagues.First.Run(new AnswerReview(reviews.Single(r => r.Code == code).Id, Keep: false))).Refusal?.Code);
        }
        await colleagues.First.Do(new AnswerReview(reviews.Single(r => r.Code == "S001").Id, Keep: true));
    }

    [Fact]
    public async Task A_session_that_is_just_being_opened_ends_with_the_rights_too()
    {
        await using var site = await Site.Start();
        var colleagues = await Enter(site, ("S001", "0A01", StaffRole.Clerk));
        await site.Job(new ReviewRights());
        var review = (await colleagues.First.Do(new ListReviews())).Reviews.Single().Id;
        var staff = await site.Look<Guid>("select id from identity.staff");
        await using var scope = site.Office.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<DbSession>();
        await signIn.Open(CancellationToken.None);
        await using (var hold = signIn.Command("select 1 from identity.staff where id = $1 for no key update", staff))
        {
            await hold.ExecuteScalarAsync();
        }
        var answering = colleagues.First.Run(new AnswerReview(review, Keep: false));
        await site.WaitsOrEnds(answering);
        await scope.ServiceProvider.GetRequiredService<PersonKeys>().LoadFor(staff);
        var actor = new Actor(ActorKind.Staff, staff, staff, null, "港　一郎", [nameof(StaffRole.Clerk)], Guid.Empty, "T-01");
        var token = await scope.ServiceProvider.GetRequiredService<Sessions>().Start(actor, "0A01", TimeSpan.FromMinutes(10), TimeSpan.FromHours(8), CancellationToken.None);
        await signIn.Commit(CancellationToken.None);
        Assert.True((await answering).Succeeded);
        Assert.Equal(RefusalKind.SignInNeeded, (await site.Staff(token, "0A01").Run(new SignOutStaff())).Refusal?.Kind);
    }

    [Theory]
    [InlineData("withdrawn")]
    [InlineData("suspended")]
    [InlineData("changed")]
    public async Task Rights_that_were_lent_go_with_the_persons_own_and_do_not_come_back(string how)
    {
        await using var site = await Site.Start();
        var colleagues = await Enter(site, ("S001", "0A01", StaffRole.Clerk));
        await site.Job(new ReviewRights());
        site.Time.Advance(TimeToAnswer - TimeSpan.FromMinutes(30));
        var clerk = await colleagues.SignIn("0A01", Password);
        await colleagues.Second.Do(new ConfirmAct((await clerk.Do(new AskEmergency([StaffRole.Approver], "期限のため", 240))).ActId));
        if (how == "withdrawn")
        {
            await colleagues.First.Do(new AnswerReview((await colleagues.First.Do(new ListReviews())).Reviews.Single().Id, Keep: false));
        }
        else if (how == "suspended")
        {
            site.Time.Advance(TimeSpan.FromHours(1));
            Assert.Equal(1, (await site.Job(new ReviewRights())).Value.Suspended);
        }
        else
        {
            await colleagues.Second.Do(new ConfirmAct((await colleagues.First.Do(new ChangeRoles(await site.Look<Guid>("select id from identity.staff"), [StaffRole.Examiner]))).ActId));
        }
        Assert.Equal(1L, await site.Look<long>("select count(*) from identity.emergency where ended_at < expires_at"));
        await colleagues.SignIn("0A01", Password);
        Assert.Equal(0L, await site.Look<long>("select count(*) from kernel.session where ended_at is null and card_serial = '0A01' and cardinality(lent_rights) > 0"));
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

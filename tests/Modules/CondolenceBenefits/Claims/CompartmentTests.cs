using System.Text;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Mine;
using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;

// Issue 3, section 2; FEATURES AUD-06: illness and identity documents lie under keys of their own, and why is asked before they are opened.
public sealed class CompartmentTests
{
    [Fact]
    public async Task What_is_said_of_an_illness_is_under_its_own_key_and_no_day_of_it_under_the_gateways()
    {
        await using var world = await PaperKindsTests.World("hyogo-familypack");
        var member = await world.Member();
        var desk = await world.Site.Staff(StaffRole.Clerk);
        var entered = await desk.Do(await PaperKindsTests.Paper(world, "SicknessAbsence", ("From", "2026-12-01"), ("Back", "2027-01-04")));
        await Attach(desk, entered.CaseId, "attendance_record");
        Assert.Equal((true, true), (await world.Scalar<bool>("select answers is null and health_answers is not null from condolence_benefits.benefit"),
            await world.Scalar<bool>("select bool_and(content is null and identity_content is null and health_content is not null) from casework.case_document_chunk")));
        Assert.DoesNotContain("12月1日", string.Concat((await member.Do(new MyCase(entered.Reference))).Details.Why), StringComparison.Ordinal);

        await world.Decide(entered.Reference);
        Assert.True(await world.Scalar<bool>("select inputs is null and health_inputs is not null from condolence_benefits.benefit"));
        Assert.Contains("12月1日", string.Concat((await world.Approver.Do(new ReviewCase(entered.Reference))).Details.Why), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("marriage_certificate", "identity_content", "reason-needed")]
    [InlineData("death_certificate", "health_content", "reason-needed")]
    [InlineData("photo", "content", null)]
    public async Task A_document_lies_in_the_compartment_of_its_kind_and_is_opened_with_a_reason(string need, string column, string? refused)
    {
        await using var world = await ClaimWorld.Start();
        await world.Member();
        var entered = await world.Clerk.Do(await PaperClaimTests.Paper(world));
        var document = await Attach(world.Clerk, entered.CaseId, need);
        Assert.True(await world.Scalar<bool>($"select bool_and({column} is not null and num_nonnulls(content, health_content, identity_content) = 1) from casework.case_document_chunk"));
        await world.Site.Scan();
        var hurried = new SiteUser(world.Site, world.Site.Office, world.Clerk.Token, world.Clerk.Card) { Reason = null };
        Assert.Equal(refused, (await hurried.Run(new ReadDocument(entered.Reference, document))).Refusal?.Code);
        Assert.Equal(1009, (await world.Clerk.Do(new ReadDocument(entered.Reference, document))).Content.Length);
    }

    private static async Task<Guid> Attach(SiteUser staff, Guid id, string need)
    {
        var scan = Encoding.ASCII.GetBytes("%PDF-1.7 " + new string('x', 1000));
        return (await staff.Do(new AttachPaperDocument(id, need, "写し.pdf", scan.Length) { Upload = new MemoryStream(scan) })).DocumentId;
    }
}

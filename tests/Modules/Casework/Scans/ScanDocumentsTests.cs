using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Mine;
using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using WelfareMutual.Tests.Support.Scanner;
using Xunit;

namespace WelfareMutual.Tests.Modules.Casework.Scans;

// SECURITY.md, antivirus; OWASP ASVS 5.4.3: what was not scanned is not opened, what malware was found in is never served.
public sealed class ScanDocumentsTests
{
    [Fact]
    public async Task A_document_is_shut_until_it_was_scanned_and_opens_as_it_was_sent()
    {
        await using var world = await ScanWorld.Start();
        var (reference, document) = await ScanWorld.Claim(await world.Claims.Member());
        Assert.Equal("casework-document-waiting", (await world.Open(reference, document)).Refusal!.Code);
        Assert.Equal(Verdict.Waiting, Assert.Single((await world.Claims.Clerk.Do(new ReviewCase(reference))).Documents).Verdict);

        Assert.True((await world.Scan()).Value.Decided);

        Assert.Equal(ScanWorld.Paper, Assert.Single(world.Scanner.Scanned));
        Assert.Equal(ScanWorld.Paper, (await world.Open(reference, document)).Value.Content);
        Assert.Equal(Verdict.Clean, Assert.Single((await world.Claims.Clerk.Do(new ReviewCase(reference))).Documents).Verdict);
        Assert.False((await world.Scan()).Value.Decided);
        Assert.Single(world.Scanner.Scanned);
        Assert.Equal(0L, await world.Claims.Scalar<long>("select count(*) from audit.alarm"));
    }

    [Fact]
    public async Task The_schedule_leaves_a_line_that_it_saw_the_person()
    {
        await using var world = await ScanWorld.Start();
        var (_, document) = await ScanWorld.Claim(await world.Claims.Member());
        await world.Scan();
        var person = await world.Claims.Scalar<Guid>("select person_id from casework.case_document");
        Assert.Equal(person, await world.Claims.Scalar<Guid>(
            $"select p.person_id from audit.entry_person p join audit.entry e on e.id = p.entry_id where e.use_case = 'casework.scan-documents' and e.actor_kind = 'Job' and e.object_id = '{document}'"));
    }

    [Fact]
    public async Task What_malware_was_found_in_is_erased_and_never_opens_and_one_alarm_says_so()
    {
        await using var world = await ScanWorld.Start();
        var member = await world.Claims.Member();
        var (reference, document) = await ScanWorld.Claim(member, ClamdSpeaker.EicarInPdf);
        Assert.True((await world.Scan()).Value.Decided);
        await world.Scan();

        Assert.Equal("casework-document-found", (await world.Open(reference, document)).Refusal!.Code);
        Assert.Equal(0L, await world.Claims.Scalar<long>("select count(*) from casework.case_document_chunk"));
        Assert.Equal($"{ClamdSpeaker.Signature} {document}", await world.Claims.Scalar<string>("select detail from audit.alarm where code = 'malware-found'"));
        Assert.Equal(1L, await world.Alarms("malware-found"));
        var review = await world.Claims.Clerk.Do(new ReviewCase(reference));
        Assert.Equal(Verdict.Found, Assert.Single(review.Documents).Verdict);
        Assert.Equal(Verdict.Found, Assert.Single((await member.Do(new MyCase(reference))).Documents).Verdict);

        // Sent anew after the case came back for it, it is scanned like the first.
        await world.Claims.Clerk.Do(new ReturnForFields(review.Case.Id, review.Version, [new("document:marriage_certificate", "書類を送り直してください。")]));
        var again = await ScanWorld.Attach(member, review.Case.Id, ScanWorld.Paper);
        await world.Scan();
        Assert.Equal(ScanWorld.Paper, (await world.Open(reference, again)).Value.Content);
    }

    [Fact]
    public async Task A_draft_whose_only_document_had_malware_is_not_handed_in_before_another_was_sent()
    {
        await using var world = await ScanWorld.Start();
        var member = await world.Claims.Member();
        var (draft, _) = await ScanWorld.Draft(member, ClamdSpeaker.EicarInPdf);
        await world.Scan();
        Assert.False((await member.Do(new CheckClaim(draft))).Complete);
        Assert.False((await member.Run(new SubmitClaim(draft, true))).Succeeded);
        Assert.False((await member.Run(new AnswerQuestion(draft, "documents", new Dictionary<string, string>()))).Succeeded);
        await ScanWorld.Attach(member, draft, ScanWorld.Paper);
        await member.Do(new SubmitClaim(draft, true));
    }

    [Fact]
    public async Task Nobody_but_the_schedule_writes_a_verdict_and_it_only_once()
    {
        await using var world = await ScanWorld.Start();
        var (_, document) = await ScanWorld.Claim(await world.Claims.Member(), ClamdSpeaker.EicarInPdf);
        var database = world.Site.Database;
        foreach (var role in (string[])[database.Gateway, database.Office])
        {
            foreach (var sql in (string[])["update casework.document_scan set verdict = 'Clean'", "insert into casework.document_scan values (gen_random_uuid())", "delete from casework.document_scan"])
            {
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => world.Claims.Execute(sql, role))).SqlState);
            }
        }
        await world.Scan();
        var stays = await Assert.ThrowsAsync<PostgresException>(() => world.Claims.Execute($"update casework.document_scan set verdict = 'Clean', signature = null where id = '{document}'", database.Jobs));
        Assert.Equal("casework_verdict_stays", stays.ConstraintName);
    }

    // Whoever holds the Gateway may add rows: what was added after the scan was not scanned.
    [Fact]
    public async Task A_piece_that_was_added_after_the_scan_shuts_the_document()
    {
        await using var world = await ScanWorld.Start();
        var (reference, document) = await ScanWorld.Claim(await world.Claims.Member());
        await world.Scan();
        await world.Claims.Execute($"update casework.case_document set chunks = chunks + 1 where id = '{document}'");
        Assert.Equal("casework-document-waiting", (await world.Open(reference, document)).Refusal!.Code);
    }

    [Fact]
    public async Task What_was_handed_in_leaves_in_a_disclosure_only_when_it_was_found_clean()
    {
        await using var world = await ScanWorld.Start();
        var member = await world.Claims.Member();
        await ScanWorld.Claim(member);
        var person = await world.Claims.Scalar<Guid>("select person_id from casework.case_document");
        Assert.Empty(await Disclosed(world, person));
        await world.Scan();
        Assert.Equal(ScanWorld.Paper, Assert.Single(await Disclosed(world, person)));
    }

    private static async Task<IReadOnlyList<byte[]>> Disclosed(ScanWorld world, Guid person)
    {
        await using var scope = world.Site.Office.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DbSession>().Open(CancellationToken.None);
        return [.. (await scope.ServiceProvider.GetRequiredService<IDocumentFiles>().Of(person, long.MaxValue, CancellationToken.None))!.Select(f => f.Content)];
    }
}

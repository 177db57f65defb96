using Npgsql;
using UglyToad.PdfPig;
using WelfareMutual.Audit.Chain;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Own;
using WelfareMutual.Members.Search;
using WelfareMutual.Retention.Holds;
using WelfareMutual.Retention.Purges;
using WelfareMutual.Retention.Rules;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Retention;

// FEATURES RET-02, RET-05, RET-06, RET-07, ENC-04, AUD-03; SECURITY 4.3, D17 and I12.
public sealed class PurgeTests : IAsyncLifetime
{
    /// <summary>Money as it stands in the books: all but what names or describes a person.</summary>
    private const string Books =
        """
        select md5(string_agg(line, '|' order by line)) from (
            select 'benefit ' || concat_ws(',', id, person_id, kind, title, event_date, claim_date, step, amount, state, rule_id, rule_version) as line from condolence_benefits.benefit
            union all select 'request ' || concat_ws(',', id, person_id, title, amount, state, requested_at) from payouts.payout_request
            union all select 'batch ' || b::text from payouts.payout_batch b
            union all select 'line ' || l::text from payouts.payout_line l
            union all select 'file ' || concat_ws(',', id, batch_id, name, total, count, sha256, created_at) from payouts.payout_file
            union all select 'payment ' || concat_ws(',', id, order_kind, order_id, payer_id, amount, method, state, session_ref, intent_ref, refund_ref, opened_at, paid_at) from payments.payment
            union all select 'reservation ' || r::text from tickets.reservation r
            union all select 'reservation line ' || r::text from tickets.reservation_line r
            union all select 'entry ' || e::text from events.entry e
            union all select 'stock ' || s::text from tickets.offering_stock s
            union all select 'case ' || c::text from casework.case_file c
            union all select 'year ' || y::text from members.membership_by_year y) books
        """;

    private LeaverWorld world = null!;

    public async Task InitializeAsync() => world = await LeaverWorld.Start();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Who_is_over_is_gone_with_keys_rows_and_documents_and_the_books_are_as_before()
    {
        var (leaver, stayer) = (await world.FullMember(), await world.FullMember());
        var number = await world.Number(leaver);
        var reference = await world.Scalar<string>($"select reference from casework.case_file where person_id = '{leaver.Id}'");
        await world.Leave(leaver);
        world.Years(13);
        var (books, stays) = (await world.Scalar<string>(Books), (await (await world.Site.Member(stayer.Id)).Do(new MyProfile())).Record);
        var before = await StolenValues.Try(world.Site, world.Site.Database, world.Keys.Office);
        Assert.True(before.Sum(c => c.Opened) > 30, "hardly anything was there to be erased");
        Assert.True(await world.Scalar<long>(Residue(leaver.Id)) > 15, "hardly anything was there of the leaver");

        var purge = await world.Purge();

        Assert.Equal("Done", await world.Scalar<string>("select state from retention.purge"));
        Assert.Equal(0L, await world.Scalar<long>(Residue(leaver.Id)));
        Assert.Equal(books, await world.Scalar<string>(Books));
        Assert.Equal(stays, (await (await world.Site.Member(stayer.Id)).Do(new MyProfile())).Record);
        Assert.Equal("not-found", (await (await world.World.Clerk()).Run(new MemberDetail(number))).Refusal!.Code);
        Assert.Equal("erased", (await world.Checker.Run(new WelfareMutual.Casework.Review.ReviewCase(reference))).Refusal!.Code);
        Assert.All((await StolenValues.Try(world.Site, world.Site.Database, world.Keys.Office)).Where(c => c.Stored > 0), c => Assert.True(c.Opened >= c.Stored - 1, c.Column));
        await NothingLeftAnywhere(leaver.Id);
        Assert.Equal(["own 2"], await world.Site.Database.Read<string>("select distinct key_name || ' ' || key_version from keys.person_key where purpose = 'Own'"));
        Assert.Empty(await world.Site.Database.Read<string>($"select 'x' from retention.purge_item where purge_id = '{purge}' and state <> 'Erased'"));
    }

    [Fact]
    public async Task The_same_again_destroys_nothing_and_nothing_goes_without_a_second_person()
    {
        var leaver = await world.FullMember();
        await world.Leave(leaver);
        world.Years(13);
        var purge = await world.Draft();
        Assert.Null((await world.Site.Job(new DraftPurge())).Value.PurgeId);
        var digest = (await world.Proposer.Do(new ShowPurge(purge))).Digest;
        Assert.Equal("retention-digest", (await world.Proposer.Run(new ProposePurge(purge, "00", true))).Refusal!.Code);
        Assert.Equal("retention-not-seen", (await world.Proposer.Run(new ProposePurge(purge, digest, false))).Refusal!.Code);
        await world.Proposer.Do(new ProposePurge(purge, digest, true));
        Assert.False((await world.Site.Job(new RunPurge())).Value.Moved);
        Assert.Equal("retention-two-people", (await world.Proposer.Run(new DecidePurge(purge, true, digest, true))).Refusal!.Code);
        var constraint = await Assert.ThrowsAsync<PostgresException>(() => world.Site.Database.Execute("update retention.purge set state = 'Released', released_by = proposed_by"));
        Assert.Equal("retention_two_people", constraint.ConstraintName);
        foreach (var call in new[] { $"select retention.begin('{purge}', now())", $"select retention.erase_people('{purge}', 10, now())", $"select retention.sweep('{purge}')" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => AsJobs(call));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
        foreach (var forbidden in new[] { $"select retention.remove(array['{leaver.Id}'::uuid])", $"select retention.destroy('{purge}', array['{leaver.Id}'::uuid], now())", "select retention.replay_people('[]')", "delete from keys.person_key" })
        {
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => AsJobs(forbidden))).SqlState);
        }
        Assert.Equal("retention_content_changed", (await Assert.ThrowsAsync<PostgresException>(() => world.Site.Database.Execute("update retention.purge set people = 0"))).ConstraintName);

        await world.Releaser.Do(new DecidePurge(purge, true, digest, true));
        Assert.Equal("Done", await world.Finish(purge));
        Assert.Null((await world.Site.Job(new DraftPurge())).Value.PurgeId);
        Assert.False((await world.Site.Job(new RunPurge())).Value.Moved);
    }

    [Fact]
    public async Task The_jobs_role_takes_no_persons_step_and_a_draft_of_another_day_or_by_other_periods_is_not_proposed()
    {
        await world.Leave(await world.World.Member());
        world.Years(13);
        var (today, inForce) = (Clock.DayOf(world.Site.Time.Now), RetentionPeriods.Initial);
        foreach (var (day, periods) in new[] { (today.AddDays(1), inForce), (today, inForce with { Membership = 36, Application = 36 }) })
        {
            var drafted = Guid.CreateVersion7();
            await AsJobs($"select retention.draft('{drafted}', '{day:yyyy-MM-dd}', '{periods.Json()}', now())");
            await StepsAreRefused("Proposed', proposed_by = gen_random_uuid(), proposed_at = now()", "Declined', declined_by = gen_random_uuid()", "Declined'");
            var shown = await world.Proposer.Do(new ShowPurge(drafted));
            Assert.Equal("retention-draft-wrong", (await world.Proposer.Run(new ProposePurge(drafted, shown.Digest, true))).Refusal!.Code);
            await world.Releaser.Do(new DecidePurge(drafted, false, shown.Digest, true));
        }
        var purge = await world.Draft();
        await world.Proposer.Do(new ProposePurge(purge, (await world.Proposer.Do(new ShowPurge(purge))).Digest, true));
        await StepsAreRefused("Released', released_by = gen_random_uuid(), released_at = now()", "Declined', declined_by = gen_random_uuid()");
        Assert.Equal("Proposed", await world.Scalar<string>($"select state from retention.purge where id = '{purge}'"));

        async Task StepsAreRefused(params string[] states)
        {
            foreach (var state in states)
            {
                var refused = await Assert.ThrowsAsync<PostgresException>(() => AsJobs($"update retention.purge set state = '{state} where state in ('Drafted', 'Proposed')"));
                Assert.Equal((PostgresErrorCodes.InsufficientPrivilege, "this step is a person's"), (refused.SqlState, refused.MessageText));
            }
        }
    }

    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_where_it_was()
    {
        var leavers = new[] { await world.FullMember(), await world.FullMember(), await world.FullMember() };
        foreach (var leaver in leavers)
        {
            await world.Leave(leaver);
        }
        world.Years(13);
        var purge = await world.Draft();
        await world.Release(purge);
        await world.Site.Job(new RunPurge());
        await AsJobs($"select retention.erase_people('{purge}', 1, now())");
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from retention.erased"));
        await using var again = world.Site.Restarted(("WM:Retention:List", world.List));
        Assert.Equal("Done", await world.Finish(purge, again));
        Assert.Equal(3L, await world.Scalar<long>("select count(*) from retention.erased"));
        Assert.Equal(0L, await world.Scalar<long>(Residue([.. leavers.Select(l => l.Id)])));
    }

    [Fact]
    public async Task Whoever_is_held_is_kept_with_the_reason_also_when_the_hold_comes_after_the_release()
    {
        var (first, second, third) = (await world.FullMember(), await world.FullMember(), await world.FullMember());
        foreach (var leaver in new[] { first, second, third })
        {
            await world.Leave(leaver);
        }
        world.Years(13);
        Assert.Equal("retention-hold-code", (await world.Checker.Run(new PlaceHold(await world.Number(first), "because", "x"))).Refusal!.Code);
        Assert.Equal("retention-hold-reason", (await world.Checker.Run(new PlaceHold(await world.Number(first), "suit", " "))).Refusal!.Code);
        var hold = await world.Checker.Do(new PlaceHold(await world.Number(first), "suit", "令和15年(ワ)第1号"));
        var purge = await world.Draft();
        Assert.Equal((await world.Number(first), "訴訟・調停"), (await world.Proposer.Do(new ShowPurge(purge))).Held.Select(h => (h.Number, h.Reason)).Single());
        await world.Release(purge);
        await world.Checker.Do(new PlaceHold(await world.Number(second), "objection", "審査の申出"));
        Assert.Equal("Done", await world.Finish(purge));
        Assert.Equal([third.Id], await world.Site.Database.Read<Guid>("select subject_id from retention.erased"));
        Assert.Equal(["訴訟・調停", "不服の申出"], (await world.Proposer.Do(new ShowPurge(purge))).Held.Select(h => h.Reason).OrderDescending(StringComparer.Ordinal));
        Assert.Equal("令和15年(ワ)第1号", (await world.Checker.Do(new ShowHolds())).Holds.Single(h => h.Words == "訴訟・調停").Reason);

        var approver = await world.Site.Staff(StaffRole.Approver);
        var own = await approver.Do(new PlaceHold(await world.Number(first), "audit", "監査"));
        Assert.Equal("retention-lift-two-people", (await approver.Run(new LiftHold(own.HoldId))).Refusal!.Code);
        await world.Releaser.Do(new LiftHold(own.HoldId));
        await world.Releaser.Do(new LiftHold(hold.HoldId));
        Assert.Equal("retention-lifted", (await world.Releaser.Run(new LiftHold(hold.HoldId))).Refusal!.Code);
        await world.Purge();
        Assert.Equal(2L, await world.Scalar<long>("select count(*) from retention.erased"));
        Assert.True(await world.Scalar<long>(Residue(second.Id)) > 10);
        Assert.Equal(0L, await world.Scalar<long>(Residue(first.Id)));
    }

    [Fact]
    public async Task The_chain_of_the_log_holds_and_says_erased()
    {
        var leaver = await world.FullMember();
        await world.Leave(leaver);
        await (await world.World.Clerk()).Do(new MemberDetail(await world.Number(leaver)));
        var entry = await world.Scalar<Guid>("select id from audit.entry where use_case = 'members.member-detail' order by at desc limit 1");
        world.Years(13);
        await world.Purge();
        await world.Site.Job(new ChainEntries());
        var auditor = await world.Site.Staff(StaffRole.Auditor);
        Assert.Empty((await world.Site.Job(new VerifyLog())).Value.Findings);
        var shown = await auditor.Do(new WelfareMutual.Audit.Entries.ShowEntry(entry));
        Assert.Contains(shown.People, p => p is { Erased: true, Number: null });
        Assert.Equal(0L, await world.Scalar<long>($"select count(*) from keys.audit_alias where person_id = '{leaver.Id}'"));
    }

    private async Task<string> Pdf(Guid purge)
    {
        using var paper = PdfDocument.Open((await world.Checker.Do(new PrintCertificate(purge))).Content);
        return Printed(string.Concat(paper.GetPages().Select(p => p.Text)));
    }

    /// <summary>Without what the end of a line changes.</summary>
    private static string Printed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [Fact]
    public async Task The_certificate_is_checked_by_a_third_person_and_names_nobody()
    {
        var leaver = await world.FullMember();
        var number = await world.Number(leaver);
        await world.Leave(leaver);
        world.Years(13);
        var purge = await world.Purge();
        var shown = await world.Checker.Do(new ShowPurge(purge));
        Assert.Contains("鍵を壊して消した会員：1", shown.Certificate, StringComparison.Ordinal);
        Assert.Contains("members.member_profile：1件", shown.Certificate, StringComparison.Ordinal);
        Assert.Contains("00000001.erased.json", shown.Certificate, StringComparison.Ordinal);
        Assert.Equal(shown.CertificateHash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(shown.Certificate!))));
        Assert.All([number, leaver.Id.ToString(), "さくら", "サクラ"], personal => Assert.DoesNotContain(personal, shown.Certificate, StringComparison.Ordinal));
        var paper = await Pdf(purge);
        Assert.All(shown.Certificate!.Split('\n').Append(shown.CertificateHash!).Append("証明書を確認した人：まだいません"), line => Assert.Contains(Printed(line), paper, StringComparison.Ordinal));
        Assert.Equal("retention-third-person", (await world.Releaser.Run(new CertifyPurge(purge, true))).Refusal!.Code);
        Assert.Equal("retention-third-person", (await world.Proposer.Run(new CertifyPurge(purge, true))).Refusal!.Code);
        Assert.Equal("retention-not-seen", (await world.Checker.Run(new CertifyPurge(purge, false))).Refusal!.Code);
        await world.Checker.Do(new CertifyPurge(purge, true));
        Assert.Equal("Certified", await world.Scalar<string>("select state from retention.purge"));
        Assert.Equal("retention_third_person", (await Assert.ThrowsAsync<PostgresException>(() => world.Site.Database.Execute("update retention.purge set certified_by = proposed_by"))).ConstraintName);
    }

    [Fact]
    public async Task The_oracle_knows_the_destroyed_keys_and_the_proof()
    {
        var leaver = await world.FullMember();
        await world.Leave(leaver);
        world.Years(13);
        var purge = await world.Draft();
        await world.Release(purge);
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from oracle.erasures where done_at is null and due_at is not null"));
        await world.Finish(purge);
        Assert.Equal(1L, await world.Scalar<long>("select count(*) from oracle.erasures where done_at is not null and octet_length(proof_hash) = 32"));
        Assert.True(await world.Scalar<long>("select count(*) from oracle.erasures e join oracle.subject_keys k using (subject_id) where k.destroyed_at = e.done_at") >= 2);
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from oracle.erasures e join oracle.subject_keys k using (subject_id) where k.destroyed_at is null"));
    }

    internal static string Residue(params Guid[] people) => $"select retention.residue(array['{string.Join("','", people)}']::uuid[])";

    private async Task AsJobs(string sql)
    {
        await using var jobs = await Database.DatabaseFixture.Open(world.Site.Addresses.Jobs);
        await Database.DatabaseFixture.Scalar(jobs, sql);
    }

    /// <summary>Not by the product's own list: every table that has the id anywhere, and no ciphertext beside it.</summary>
    private async Task NothingLeftAnywhere(Guid person)
    {
        string[] books =
        [
            "condolence_benefits.benefit", "casework.case_file", "casework.case_move", "tickets.reservation", "tickets.reservation_line", "payments.payment", "retention.erased", "retention.listed",
            "retention.purge_item", "keys.rotation", "payouts.payout_request", "payouts.payout_line",
        ];
        foreach (var table in await world.Site.Database.Read<string>("select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspowner = 'wm_owner'::regrole"))
        {
            var rows = await world.Site.Database.Read<string>($"select t::text from {table} t where t::text like '%{person}%' or t::text like '%' || encode('{person}'::text::bytea, 'hex') || '%'");
            Assert.True(rows.Count == 0 || books.Contains(table, StringComparer.Ordinal), $"{table}: {rows.FirstOrDefault()}");
        }
        Assert.Equal(0L, await world.Scalar<long>($"select count(*) from condolence_benefits.benefit where person_id = '{person}' and octet_length(coalesce(answers, '') || coalesce(health_answers, '') || payee || account_tail || why || coalesce(inputs, '') || coalesce(health_inputs, '') || coalesce(spouse_key, '')) > 0"));
        Assert.Equal(0L, await world.Scalar<long>($"select count(*) from casework.case_move where person_id = '{person}' and note is not null"));
    }
}

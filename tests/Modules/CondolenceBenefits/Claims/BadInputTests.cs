using System.Text;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Mine;
using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;

/// <summary>What people type and send (issue, section 5). The member joined in November 2026; today is 1 February 2027.</summary>
public sealed class BadInputTests
{
    [Theory]
    [InlineData("2027-02-02", "benefits-date-ahead")]
    [InlineData("9999-12-31", "benefits-date-ahead")]
    [InlineData("2027-02-30", "benefits-date-missing")]
    [InlineData("平成31年5月1日", "benefits-date-missing")]
    [InlineData("0001-01-01", "benefits-date-before-calendar")]
    [InlineData("", "benefits-date-missing")]
    public async Task A_day_that_is_not_there_yet_or_never_was_is_refused_at_once(string day, string code)
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var draft = (await member.Do(new StartClaim("Marriage"))).Id;
        var refusal = (await member.Run(new AnswerQuestion(draft, "date", new Dictionary<string, string> { ["Date"] = day }))).Refusal!;
        Assert.Equal((code, "Date"), (refusal.Code, refusal.Field));
    }

    [Theory]
    [InlineData("2019-05-01")]
    [InlineData("1873-01-01")]
    public async Task An_event_outside_the_membership_is_told_before_and_refused_after(string day)
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var draft = await ClaimWorld.Draft(member, ClaimWorld.Marriage(day));
        var check = await member.Do(new CheckClaim(draft));
        Assert.Null(check.Amount);
        Assert.NotEmpty(check.Problems);
        Assert.Contains((await member.Run(new SubmitClaim(draft, true))).Refusals, r => r.Code == "benefits-not-member");
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from condolence_benefits.benefit"));
    }

    [Theory]
    [InlineData("𠮷野　🐟子", "ﾖｼﾉ ｻｶﾅｺ", "𠮷野　🐟子（ヨシノ　サカナコ）")]
    [InlineData("髙橋　碧", "たかはし　あおい", "髙橋　碧（タカハシ　アオイ）")]
    [InlineData("Ｏ’Ｂｒｉｅｎ　Åsa", "オブライエン　オーサ", "Ｏ’Ｂｒｉｅｎ　Åsa（オブライエン　オーサ）")]
    public async Task Names_keep_the_characters_that_a_bank_file_does_not_have(string name, string kana, string shown)
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var answers = ClaimWorld.Marriage().Select(a => a.Question == "spouse" ? ("spouse", new() { ["Name"] = name, ["Kana"] = kana }) : a).ToList();
        var reference = (await member.Do(new SubmitClaim(await ClaimWorld.Draft(member, answers), true))).Reference;
        Assert.Contains((await world.Clerk.Do(new ReviewCase(reference))).Details.Facts, f => f.Claimed == shown);
    }

    [Theory]
    [InlineData("漢字　太郎")]
    [InlineData("Sato Ken")]
    [InlineData("")]
    public async Task A_reading_that_is_no_kana_is_refused(string kana)
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var draft = (await member.Do(new StartClaim("Marriage"))).Id;
        var answer = new AnswerQuestion(draft, "spouse", new Dictionary<string, string> { ["Name"] = "佐藤　健一", ["Kana"] = kana });
        Assert.Equal("benefits-kana-missing", (await member.Run(answer)).Refusal!.Code);
    }

    [Theory]
    [InlineData("１２３ー４５", "ﾔﾏﾀﾞ ｻｸﾗ", null)]
    [InlineData("0000000", "ヤマダ", "payouts-account-number")]
    [InlineData("12345678", "ヤマダ", "payouts-account-number")]
    [InlineData("一二三", "ヤマダ", "payouts-account-number")]
    [InlineData("12345", "山田　さくら", "payouts-holder-character")]
    [InlineData("12345", "　", "payouts-holder-missing")]
    [InlineData("12345", "ガガガガガガガガガガガガガガガガ", "payouts-holder-long")]
    public async Task Account_numbers_and_holders_are_read_in_any_width_or_refused(string number, string holder, string? code)
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var draft = await ClaimWorld.Draft(member);
        var answer = new AnswerQuestion(draft, "account", new Dictionary<string, string> { ["AccountKind"] = "Ordinary", ["AccountNumber"] = number, ["Holder"] = holder });
        Assert.Equal(code, (await member.Run(answer)).Refusal?.Code);
    }

    [Fact]
    public async Task All_claims_of_a_member_that_wait_hold_sixty_documents()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        await ClaimWorld.Draft(member);
        await world.Execute("insert into casework.case_document select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid()))).* from casework.case_document d, generate_series(2, 60)");
        var other = (await member.Do(new StartClaim("Childbirth"))).Id;
        var file = System.Text.Encoding.ASCII.GetBytes("%PDF-1.7 x");
        async Task<string?> Send() => (await member.Run(new AttachDocument(other, "birth_certificate", "証明書.pdf", file.Length) { Upload = new MemoryStream(file) })).Refusal?.Code;
        Assert.Equal("casework-document-waiting-count", await Send());
        await world.Execute("update casework.case_document set removed_at = added_at where id = (select id from casework.case_document limit 1)");
        Assert.Null(await Send());
    }

    [Fact]
    public async Task Documents_that_are_too_large_empty_cut_off_or_of_another_kind_are_refused_and_nothing_is_kept()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var draft = (await member.Do(new StartClaim("Marriage"))).Id;
        const long Hundred = 100L * 1024 * 1024;
        var program = Encoding.ASCII.GetBytes("MZ this says it is a picture");
        foreach (var (upload, stated, code) in new (Stream, long, string)[]
        {
            (new Endless(Hundred), Hundred, "casework-document-size"),
            (new Endless(Hundred), 1000, "casework-document-size"),
            (new MemoryStream(), 0, "casework-document-empty"),
            (new MemoryStream("%PDF-1.7"u8.ToArray()), 20, "casework-document-cut"),
            (new MemoryStream(program), program.Length, "casework-document-type"),
        })
        {
            var outcome = await member.Run(new AttachDocument(draft, "marriage_certificate", "婚姻.jpg", stated) { Upload = upload });
            Assert.Equal((code, "File"), (outcome.Refusal!.Code, outcome.Refusal.Field));
        }
        Assert.Equal(0L, await world.Scalar<long>("select count(*) from casework.case_document"));
        await ClaimWorld.Attach(member, draft, "marriage_certificate");
    }

    [Fact]
    public async Task The_same_form_sent_twice_at_once_is_one_claim_and_both_are_told_its_number()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var draft = await ClaimWorld.Draft(member);
        var key = Guid.CreateVersion7();
        var both = await Task.WhenAll(member.Run(new SubmitClaim(draft, true), key), member.Run(new SubmitClaim(draft, true), key));
        Assert.Single(both.Select(b => b.Value.Reference).Distinct());
        Assert.Single((await member.Do(new MyCases())).Cases);
    }

    /// <summary>So many bytes without holding them; what was read of it is counted.</summary>
    private sealed class Endless(long length) : Stream
    {
        private long read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Assert.True(read <= 11 * 1024 * 1024, "the stream is read on after it was too long");
            var some = (int)Math.Min(count, length - read);
            Array.Fill(buffer, (byte)0xFF, offset, some);
            read += some;
            return some;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

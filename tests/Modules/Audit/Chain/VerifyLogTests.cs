using WelfareMutual.Kernel;
using Xunit;

namespace WelfareMutual.Tests.Modules.Audit.Chain;

// FEATURES AUD-02, drill D23: whoever is master of the database is found out, by the first record that is not what was chained.
public sealed class VerifyLogTests
{
    public static TheoryData<string, string, string> Attacks => new()
    {
        { "a byte", "update audit.entry set terminal = 'T-02' where id = (select entry_id from audit.link where seq = 7)", "altered at 7" },
        { "the stamp", "update audit.entry set at = at + interval '1 microsecond' where id = (select entry_id from audit.link where seq = 7)", "altered at 7" },
        { "whom it was about", "update audit.entry_subject set alias = gen_random_uuid() where entry_id = (select entry_id from audit.link where seq = 15)", "altered at 15" },
        { "one person less", "delete from audit.entry_subject where ctid = (select s.ctid from audit.entry_subject s join audit.link l using (entry_id) where l.seq = 15 limit 1)", "altered at 15" },
        { "one person more", "insert into audit.entry_subject values ((select entry_id from audit.link where seq = 9), gen_random_uuid())", "altered at 9" },
        { "the words", @"update audit.entry_subject set note = '\x010204' where note is not null and entry_id = (select l.entry_id from audit.link l join audit.entry_subject s using (entry_id) where s.note is not null order by l.seq limit 1)", "altered at" },
        { "a hash", "update audit.link set hash = sha256('x') where seq = 8", "altered at 8" },
        { "an entry dropped", "delete from audit.entry_subject where entry_id = (select entry_id from audit.link where seq = 11); delete from audit.entry where id = (select entry_id from audit.link where seq = 11)", "missing at 11" },
        { "a record dropped", "delete from audit.link where seq = 12", "missing at 12" },
        { "two records exchanged", "update audit.link l set entry_id = x.entry_id from audit.link x where (l.seq, x.seq) in ((5, 6), (6, 5))", "altered at 5" },
        { "renumbered after a drop", "delete from audit.link where seq = 5; update audit.link set seq = -seq where seq > 5; update audit.link set seq = -seq - 1 where seq < 0", "broken at 5" },
        { "put in beside the door", "insert into audit.entry (id, actor_kind, actor, terminal, use_case, outcome, request_id) values (gen_random_uuid(), 'Staff', gen_random_uuid(), '', 'x', 'ok', gen_random_uuid())", "outside" },
        { "taken off the chain before it was chained", "delete from audit.waiting", "true" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task The_first_bad_record_is_named(string what, string sql, string verdict)
    {
        Assert.NotEmpty(what);
        await using var log = await Log.Filled();
        Assert.Equal("true", await log.Verdict());
        await log.Attack("alter table audit.link drop constraint link_of_an_entry_once; alter table audit.link drop constraint link_seq_check; " + sql);
        Assert.StartsWith(verdict, await log.Verdict(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_is_missed_by_the_seal()
    {
        await using var log = await Log.Filled();
        await log.Days(1);
        var last = await log.Look<long>("select max(seq) from audit.link");
        await log.Attack($"delete from audit.link where seq > {last - 4}");
        Assert.Equal($"cut-off at {last - 3} {Clock.DayOf(log.Site.Time.Now).AddDays(-1):yyyy-MM-dd}", await log.Verdict());
    }

    [Fact]
    public async Task A_chain_that_was_computed_anew_is_not_the_one_that_was_sealed()
    {
        await using var log = await Log.Filled();
        await log.Days(1);
        await log.Attack(
            """
            update audit.entry set terminal = 'T-02' where id = (select entry_id from audit.link where seq = 7);
            insert into audit.waiting select entry_id, now() from audit.link where seq >= 7;
            delete from audit.link where seq >= 7
            """);
        await log.Chain();
        Assert.StartsWith("other-than-sealed at ", await log.Verdict(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stretch_of_days_is_verified_from_its_seal()
    {
        await using var log = await Log.Filled();
        await log.Days(2);
        await log.Attack("update audit.entry set terminal = 'T-02' where id = (select entry_id from audit.link where seq = 7)");
        var today = Clock.DayOf(log.Site.Time.Now);
        Assert.Equal("altered at 7", (await log.Verify(to: today.AddDays(-1))).Findings[0].ToString());
        var later = await log.Verify(from: today.AddDays(-1));
        Assert.Empty(later.Findings);
        Assert.True(later.Rows < 20, $"{later.Rows} rows were read");
    }
}

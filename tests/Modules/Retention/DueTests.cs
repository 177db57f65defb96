using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Own;
using WelfareMutual.Notifications.Letters;
using WelfareMutual.Retention.Purges;
using WelfareMutual.Retention.Rules;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Retention;

// FEATURES RET-02: the set that is over equals an independent reckoning.
public sealed class DueTests : IAsyncLifetime
{
    /// <summary>Written by hand from the declared periods, with its own arithmetic: nothing of retention.* is asked.</summary>
    private const string Oracle =
        """
        with limits as (select id, greatest(
                make_date(extract(year from left_on)::int + case when extract(month from left_on) >= 4 then 6 else 5 end, 3, 31),
                (select max(make_date(extract(year from b.claim_date)::int + case when extract(month from b.claim_date) >= 4 then 11 else 10 end, 3, 31)) from condolence_benefits.benefit b where b.person_id = m.id),
                (select max(make_date(extract(year from d)::int + case when extract(month from d) >= 4 then 2 else 1 end, 3, 31))
                 from (select (r.created_at at time zone 'Asia/Tokyo')::date from tickets.reservation r where r.person_id = m.id
                       union all select (l.written_at at time zone 'Asia/Tokyo')::date from notifications.letter l where l.person_id = m.id) as o(d))) as until
            from members.member m where m.state = 'Left'
              and not exists (select from condolence_benefits.benefit b where b.person_id = m.id and b.state not in ('Paid', 'Rejected', 'Withdrawn', 'Reversed'))
              and not exists (select from casework.case_file c where c.person_id = m.id and c.state not in ('Paid', 'Reconciled', 'Rejected', 'Withdrawn', 'Reversed')))
        select id from limits where until < '{0}' order by id
        """;

    private LeaverWorld world = null!;

    public async Task InitializeAsync() => world = await LeaverWorld.Start();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task The_due_set_is_what_an_independent_query_finds_on_every_day()
    {
        var (plain, claimed, open, stays) = (await world.World.Member(), await world.FullMember(), await world.FullMember(), await world.World.Member());
        await world.Leave(plain);
        await world.Leave(claimed);
        await world.Site.Database.Execute($"update casework.case_file set state = 'Submitted' where person_id = '{open.Id}'; update condolence_benefits.benefit set state = 'Submitted' where person_id = '{open.Id}'; update members.member set state = 'Left', left_on = '2027-03-31' where id = '{open.Id}'");
        var periods = RetentionPeriods.Initial.Json();
        var seen = new HashSet<int>();
        foreach (var day in Enumerable.Range(2030, 14).SelectMany(y => new[] { new DateOnly(y, 3, 31), new DateOnly(y, 4, 1), new DateOnly(y, 10, 13) }))
        {
            var expected = await world.Site.Database.Read<Guid>(Oracle.Replace("{0}", $"{day:yyyy-MM-dd}", StringComparison.Ordinal));
            var due = await world.Site.Database.Read<Guid>($"select subject_id from retention.due_subjects('{day:yyyy-MM-dd}', '{periods}') where kind = 'Member' order by 1");
            Assert.Equal(expected, due);
            seen.Add(due.Count);
        }
        Assert.Equal([0, 1, 2], seen.Order());
        Assert.DoesNotContain(stays.Id, await world.Site.Database.Read<Guid>($"select subject_id from retention.due_subjects('2060-01-01', '{periods}')"));
    }

    [Theory]
    [InlineData("2027-03-31", 60, true, "2032-03-31")]
    [InlineData("2027-04-01", 60, true, "2033-03-31")]
    [InlineData("2028-02-29", 12, false, "2029-02-28")]
    [InlineData("2027-08-31", 6, false, "2028-02-29")]
    public async Task A_period_ends_on_a_day(string start, int months, bool fiscal, string end) =>
        Assert.Equal(end, await world.Scalar<string>($"select retention.ends('{start}', {months}, {fiscal})::text"));

    [Fact]
    public async Task Rows_that_are_over_go_although_their_person_stays()
    {
        var member = await world.FullMember();
        await world.Site.Database.Execute($"update casework.case_file set state = 'Withdrawn' where person_id = '{member.Id}'; update condolence_benefits.benefit set state = 'Withdrawn'");
        var printer = await world.World.Clerk();
        Assert.NotEmpty((await printer.Do(new PrintLetters())).Sheets);
        world.Years(8);
        await world.Site.Job(new WelfareMutual.Members.Filings.ApplyFilings());
        var purge = await world.Draft();
        var shown = await world.Proposer.Do(new ShowPurge(purge));
        Assert.Empty(shown.People);
        Assert.All(["casework.case_document_chunk", "notifications.letter", "members.filing"], table => Assert.True(shown.Tables.Single(t => t.Table == table).Ripe > 0, table));
        await world.Release(purge);
        Assert.Equal("Done", await world.Finish(purge));
        Assert.Equal(0L, await world.Scalar<long>("select (select count(*) from casework.case_document) + (select count(*) from casework.case_document_chunk) + (select count(*) from notifications.letter)"));
        Assert.Null((await world.Site.Job(new DraftPurge())).Value.PurgeId);
        Assert.Equal("someone@example.jp", (await (await world.Site.Member(member.Id)).Do(new MyProfile())).Record.Contact.Mail);
        Assert.True(await world.Scalar<long>("select count(*) from condolence_benefits.benefit where octet_length(answers) > 0") > 0);
    }

    [Fact]
    public void A_list_of_many_is_never_kept_longer_than_one_of_them()
    {
        var periods = RetentionPeriods.Initial with { Membership = 24, BankFile = 120, Roster = 36, Letter = 0 };
        Assert.Equal((24, 24, 1), (periods.Months(WelfareMutual.Kernel.Retention.Keep.BankFile), periods.Months(WelfareMutual.Kernel.Retention.Keep.Roster), periods.Months(WelfareMutual.Kernel.Retention.Keep.Letter)));
    }
}

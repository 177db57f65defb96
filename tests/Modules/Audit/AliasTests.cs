using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Audit.Entries;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Search;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Audit;

// FEATURES AUD-03: a person's keys are destroyed, the chain still holds, and the person's parts read "erased".
public sealed class AliasTests
{
    [Fact]
    public async Task The_chain_outlives_a_person_s_keys_and_tells_no_longer_whom_it_was_about()
    {
        await using var log = await Log.Start();
        var (member, other) = (await log.World.Member(), await log.World.Member());
        var clerk = await log.World.Clerk();
        await Open(log, clerk, member);
        await Open(log, clerk, other);
        var entry = await WithWords(log, member.Id, "電話で本人から聞かれたため");
        await log.Chain();
        await log.Days(1);
        var auditor = await log.Site.Staff(StaffRole.Auditor);
        var before = (await auditor.Do(new ShowEntry(entry))).People.Single();
        Assert.Equal((false, "電話で本人から聞かれたため", await Number(log, member.Id)), (before.Erased, before.Words, before.Number));
        var rows = await log.Look<long>("select count(*) from audit.entry_subject");

        await log.Look<long>($"with gone as (delete from keys.person_key where person_id = '{member.Id}' returning 1) select count(*) from gone");

        Assert.Equal("true", await log.Verdict());
        var after = (await auditor.Do(new ShowEntry(entry))).People.Single();
        Assert.Equal((true, null, null, before.Alias), (after.Erased, after.Words, after.Number, after.Alias));
        Assert.True(await log.Look<long>("select count(*) from audit.entry_subject") >= rows);
        Assert.Equal(0L, await log.Look<long>($"select count(*) from audit.entry_person where person_id = '{member.Id}'"));
        Assert.True(await log.Look<long>($"select count(*) from audit.entry_person where person_id = '{other.Id}'") > 0);
    }

    [Fact]
    public async Task No_id_of_a_person_stands_in_the_log()
    {
        await using var log = await Log.Start();
        var member = await log.World.Member();
        var clerk = await log.World.Clerk();
        await Open(log, clerk, member);
        var staff = await log.Look<Guid>("select a.person_id from keys.audit_alias a join audit.entry e on e.actor = a.alias where e.actor_kind = 'Staff' limit 1");
        foreach (var person in (Guid[])[member.Id, staff])
        {
            Assert.Equal(0L, await log.Look<long>($"select (select count(*) from audit.entry e where e::text like '%{person}%') + (select count(*) from audit.entry_subject s where s::text like '%{person}%')"));
        }
        Assert.True(await log.Look<long>($"select count(*) from audit.entry_person where person_id = '{member.Id}'") > 0);
    }

    [Fact]
    public async Task A_member_sees_who_looked_and_not_which_of_the_staff()
    {
        await using var log = await Log.Start();
        var (member, other) = (await log.World.Member(), await log.World.Member());
        var clerk = await log.World.Clerk();
        await Open(log, clerk, member);
        await Open(log, clerk, member);
        await Open(log, clerk, other);
        var looks = (await member.Do(new WhoLookedAtMe())).Looks;
        Assert.Equal(2, looks.Count(l => l is { Who: "共済の職員", What: "会員の記録を見ました" }));
        Assert.DoesNotContain(looks, l => l.Who == "会員");
        var first = looks.Min(l => l.At);
        Assert.DoesNotContain((await member.Do(new WhoLookedAtMe(first))).Looks, l => l.At >= first);
        Assert.Equal("sign-in-needed", (await log.Site.Guest.Run(new WhoLookedAtMe())).Refusal!.Code);
    }

    [Fact]
    public async Task Who_searches_the_log_for_a_member_or_opens_an_entry_about_one_stands_in_it_too()
    {
        await using var log = await Log.Start();
        var member = await log.World.Member();
        await Open(log, await log.World.Clerk(), member);
        var auditor = await log.Site.Staff(StaffRole.Auditor);
        var found = await auditor.Do(new FindEntries(null, null, await Number(log, member.Id), null, null, "members.member-detail", false, null));
        await auditor.Do(new ShowEntry(Assert.Single(found.Entries).Id));
        Assert.Equal(["audit.find-entries", "audit.show-entry"], await log.Site.Database.Read<string>(
            $"select e.use_case from audit.entry e join audit.entry_person p on p.entry_id = e.id where p.person_id = '{member.Id}' and e.use_case like 'audit.%' order by e.at"));
    }

    private static Task<MemberDetail.Result> Open(Log log, SiteUser clerk, Resident member) => OpenByNumber(log, clerk, member.Id);

    private static async Task<MemberDetail.Result> OpenByNumber(Log log, SiteUser clerk, Guid person) => await clerk.Do(new MemberDetail(await Number(log, person)));

    private static Task<string> Number(Log log, Guid person) => log.Look<string>($"select number from members.member where id = '{person}'");

    /// <summary>No page asks for words yet; what a use case would do is done here.</summary>
    private static async Task<Guid> WithWords(Log log, Guid person, string words)
    {
        await using var scope = log.Site.Office.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        await session.Open(CancellationToken.None);
        scope.ServiceProvider.GetRequiredService<AuditTrail>().Because("inquiry", person, words);
        var shape = UseCaseShape.Of(typeof(MemberDetail))!;
        await scope.ServiceProvider.GetRequiredService<AuditTrail>().Write(shape, new UseCaseContext(), "ok", CancellationToken.None);
        await session.Commit(CancellationToken.None);
        return await log.Look<Guid>("select s.entry_id from audit.entry_subject s where s.note is not null");
    }
}

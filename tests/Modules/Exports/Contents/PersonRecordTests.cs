using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using WelfareMutual.Exports.Contents;
using WelfareMutual.Exports.Orders;
using WelfareMutual.Exports.Requests;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Family;
using WelfareMutual.Members.Own;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using Xunit;

namespace WelfareMutual.Tests.Modules.Exports.Contents;

// FEATURES MEM-07: the record holds every row there is about the person, found by looking through the whole database.
public sealed class PersonRecordTests
{
    /// <summary>Tables that no module maps, or that the back office may not read, each with its reason.</summary>
    private static readonly Dictionary<string, string> Apart = new(StringComparer.Ordinal)
    {
        ["keys.person_key"] = "keys, not what they open",
        ["keys.audit_alias"] = "the log's alias; what it says stands in looks.csv",
        ["kernel.session"] = "ends within 12 hours; holds the name again",
        ["kernel.outbox"] = "ids of what is being sent; what was sent is a letter or a notice",
        ["exports.hand_over"] = "begins with the taking of this very file",
        ["condolence_benefits.claim_draft"] = "not handed in: the member's own, closed to staff",
    };

    [Fact]
    public async Task It_holds_every_table_in_which_the_person_is()
    {
        await using var world = await ClaimWorld.Start();
        var member = await world.Member();
        var person = await world.Scalar<Guid>("select id from members.member");
        await member.Do(new SaveRelative(null, Kinship.Child, "山田　ひかり", "ヤマダ　ヒカリ", "2020-01-02", true));
        await member.Do(new ChangeMyContact("650-0001", "汐見市港町2-2", "090-0000-4321", "sakura@example.jp", (await member.Do(new MyProfile())).ContactVersion));
        await world.Approved(member);
        await world.Site.RunJobs();
        var text = await Disclosed(world, await world.Scalar<string>("select number from members.member"));

        var tables = await world.Site.Database.Read<string>("select schemaname || '.' || tablename from pg_catalog.pg_tables where schemaname not in ('pg_catalog', 'information_schema')");
        var found = new List<string>();
        foreach (var table in tables)
        {
            if (await world.Scalar<long>($"select count(*) from {table} t where t::text like '%{person}%'") > 0)
            {
                found.Add(table);
            }
        }
        Assert.True(found.Count >= 15, $"the person is in {found.Count} tables only");
        Assert.Equal([], found.Where(t => !Apart.ContainsKey(t) && !RecordWords.LeftOut.ContainsKey(t) && (RecordWords.Table(t) is not { } word || !text.Contains($"\r\n\"{word}\"", StringComparison.Ordinal))));
        foreach (var value in (string[])["山田", "さくら1", "1990-02-03", "山田　ひかり", "佐藤　健一", "汐見市港町2-2", "sakura@example.jp", "0012345", "20000"])
        {
            Assert.Contains(value, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_elses_row_is_in_it_not_even_of_the_same_household()
    {
        await using var world = await ClaimWorld.Start();
        var other = (await world.Member(), await world.Member()).Item2;
        await world.Execute("update members.member set household_id = (select id from members.member order by number limit 1)");
        await other.Do(new SaveRelative(null, Kinship.Child, "山田　のぞみ", "ヤマダ　ノゾミ", "2020-01-02", true));
        var text = await Disclosed(world, await world.Scalar<string>("select number from members.member order by number limit 1"));
        Assert.Contains("さくら1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("さくら2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("のぞみ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_table_and_column_about_people_has_a_word_or_a_reason_to_be_left_out()
    {
        var entities = Contexts().SelectMany(c => c.Model.GetEntityTypes()).Where(IsAboutPeople).ToArray();
        Assert.True(entities.Length > 25, $"only {entities.Length} tables");
        Assert.Equal([], entities.Select(PersonRows.Name).Where(t => RecordWords.Table(t) is null && !RecordWords.LeftOut.ContainsKey(t)));
        Assert.Equal([], entities.Where(e => !RecordWords.LeftOut.ContainsKey(PersonRows.Name(e))).SelectMany(e => e.GetProperties()
            .Where(p => p.ClrType != typeof(Guid) && p.ClrType != typeof(Guid?) && p.ClrType != typeof(byte[]))
            .Select(p => (Table: PersonRows.Name(e), Column: p.GetColumnName()))).Where(c => !RecordWords.Knows(c.Table, c.Column)).Select(c => $"{c.Table}.{c.Column}"));
    }

    private static bool IsAboutPeople(IEntityType entity) =>
        entity.GetTableName() is not null && PersonRows.PeopleIn(entity).Any(p => p.Name is "PersonId" or "PayerId" or "AccountId" or "SubjectId")
        || typeof(IPersonal).IsAssignableFrom(entity.ClrType) && entity.FindProperty("EnterpriseId") is null
        || entity.ClrType.Name is "Member" or "MemberProfile" or "MemberContact";

    private static IEnumerable<DbContext> Contexts() => Host.Composition.Modules.Assemblies.SelectMany(a => a.GetTypes())
        .Where(t => t is { IsClass: true, IsAbstract: false } && typeof(ModuleDb).IsAssignableFrom(t))
        .Select(t => (DbContext)Activator.CreateInstance(t, ((DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(t))!).UseNpgsql("Host=nowhere.invalid").Options, null)!);

    private static async Task<string> Disclosed(ClaimWorld world, string number)
    {
        var (clerk, approver) = (await world.Site.Staff(StaffRole.Clerk), await world.Site.Staff(StaffRole.Approver));
        var request = (await clerk.Do(new EnterRequest(RequestKind.Disclosure, number, false, Clock.DayOf(world.Site.Time.Now), "すべて"))).Number;
        var id = (await clerk.Do(new ShowRequest(request))).Id;
        await clerk.Do(new CheckIdentity(id, 0, "licence"));
        await clerk.Do(new ProposeAnswer(id, 1, RequestAnswer.Granted, "本人の記録であるため"));
        await approver.Do(new DecideRequest(id, 2, true));
        var order = await clerk.Do(new OrderExport(ExportKind.PersonRecord, request, null, null, "開示の請求への回答", "請求した本人"));
        await approver.Do(new DecideExport(order.Id, 0, true));
        var file = await clerk.Do(new TakeFile(order.Id));
        return Archive.Text(file.Content, (await approver.Do(new TakePassword(order.Id))).Password, "record.csv");
    }
}

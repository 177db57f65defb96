using Npgsql;
using WelfareMutual.Exports.Orders;
using WelfareMutual.Exports.Requests;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Exports.Requests;

// FEATURES RET-07: requests with statutory clocks; overdue appears on day 1 after the limit.
public sealed class RightsRequestTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 10, 13);
    private Site site = null!;
    private SiteUser clerk = null!;
    private SiteUser approver = null!;
    private Resident member = null!;
    private string number = "";

    public async Task InitializeAsync()
    {
        site = await Site.Start();
        (clerk, approver) = (await site.Staff(StaffRole.Clerk), await site.Staff(StaffRole.Approver));
        member = await new World(site).Member();
        number = (await site.Database.Read<string>($"select number from members.member where id = '{member.Id}'"))[0];
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task A_disclosure_is_identified_proposed_decided_by_another_and_gives_the_record_through_an_order()
    {
        var entered = await Entered();
        Assert.Equal(Today.AddDays(30), entered.DueOn);
        var request = await clerk.Do(new ShowRequest(entered.Number));
        Assert.Equal("exports-request-state", await Code(clerk.Run(new ProposeAnswer(request.Id, 0, RequestAnswer.Granted, "本人の記録のため"))));
        Assert.Equal("exports-no-decided-request", await Code(Order(entered.Number)));
        await clerk.Do(new CheckIdentity(request.Id, 0, "licence"));
        await clerk.Do(new ProposeAnswer(request.Id, 1, RequestAnswer.Granted, "本人の記録のため"));
        Assert.Equal("exports-no-decided-request", await Code(Order(entered.Number)));
        await approver.Do(new DecideRequest(request.Id, 2, true));
        var order = await Order(entered.Number);
        Assert.True(order.Succeeded);
        await approver.Do(new DecideExport(order.Value.Id, 0, true));
        var file = await clerk.Do(new TakeFile(order.Value.Id));
        var password = (await approver.Do(new TakePassword(order.Value.Id))).Password;
        var record = Archive.Text(file.Content, password, "record.csv");
        Assert.Contains("\"会員の氏名など\",\"1\",\"名\",\"さくら\"", record, StringComparison.Ordinal);
        Assert.Contains("\"開示などの請求\",\"1\",\"求めること\",\"登録の内容をすべて知りたい。\"", record, StringComparison.Ordinal);
        Assert.Contains("共済の職員", Archive.Text(file.Content, password, "looks.csv"), StringComparison.Ordinal);
        await clerk.Do(new CloseRequest(request.Id, 3, false));
        Assert.Equal("exports-no-decided-request", await Code(Order(entered.Number)));
        Assert.Equal([order.Value.Number], (await clerk.Do(new ShowRequest(entered.Number))).Orders);
    }

    [Fact]
    public async Task Who_proposed_does_not_decide_and_the_database_says_so_too()
    {
        var both = await site.Staff(StaffRole.Clerk, StaffRole.Approver);
        var id = (await clerk.Do(new ShowRequest((await Entered()).Number))).Id;
        await both.Do(new CheckIdentity(id, 0, "passport"));
        await both.Do(new ProposeAnswer(id, 1, RequestAnswer.Declined, "78条1項3号に当たるため"));
        Assert.Equal("exports-requests-two-persons", await Code(both.Run(new DecideRequest(id, 2, true))));
        await Refused("exports_requests_two_persons", $"update exports.rights_request set state = 'Decided', decided_by = proposed_by where id = '{id}'");
        await Refused("exports_request_state", $"update exports.rights_request set state = 'Done', closed_by = gen_random_uuid() where id = '{id}'");
        await Refused("exports_request_changed", $"update exports.rights_request set received_on = received_on + 9 where id = '{id}'");
        await approver.Do(new DecideRequest(id, 2, false));
        await both.Do(new ProposeAnswer(id, 3, RequestAnswer.Partly, "一部は本人の記録のため"));
        await approver.Do(new DecideRequest(id, 4, true));
    }

    [Fact]
    public async Task It_is_overdue_on_the_first_day_after_the_limit_and_raises_one_alarm()
    {
        var entered = await Entered();
        site.Time.SetTokyo(2026, 11, 12, 23, 59);
        Assert.False((await Row(entered.Number)).Overdue);
        Assert.Equal(0, (await site.Job(new NoteOverdueRequests())).Value.Overdue);
        site.Time.SetTokyo(2026, 11, 13, 0, 0);
        Assert.Equal((true, -1), ((await Row(entered.Number)).Overdue, (await Row(entered.Number)).DaysLeft));
        Assert.Equal(1, (await site.Job(new NoteOverdueRequests())).Value.Overdue);
        await site.Job(new NoteOverdueRequests());
        Assert.Equal([entered.Number], await site.Database.Read<string>("select detail from audit.alarm where code = 'request-overdue'"));
        clerk = await site.Staff(StaffRole.Clerk);
        await clerk.Do(new CloseRequest((await clerk.Do(new ShowRequest(entered.Number))).Id, 0, true));
        Assert.Equal(0, (await site.Job(new NoteOverdueRequests())).Value.Overdue);
    }

    [Fact]
    public async Task A_granted_deletion_is_overdue_until_it_is_carried_out_and_closes_with_words_about_what_was_done()
    {
        var no = (await Entered(RequestKind.Deletion)).Number;
        var id = (await clerk.Do(new ShowRequest(no))).Id;
        await clerk.Do(new CheckIdentity(id, 0, "licence"));
        await clerk.Do(new ProposeAnswer(id, 1, RequestAnswer.Granted, "利用の目的がなくなったため"));
        site.Time.SetTokyo(2026, 10, 14);
        (clerk, approver) = (await site.Staff(StaffRole.Clerk), await site.Staff(StaffRole.Approver));
        await approver.Do(new DecideRequest(id, 2, true));
        site.Time.SetTokyo(2026, 11, 13, 23, 59);
        Assert.Equal((false, 0), ((await Row(no)).Overdue, (await Row(no)).DaysLeft));
        Assert.Equal(0, (await site.Job(new NoteOverdueRequests())).Value.Overdue);
        site.Time.SetTokyo(2026, 11, 14);
        Assert.True((await Row(no)).Overdue);
        Assert.Equal(1, (await site.Job(new NoteOverdueRequests())).Value.Overdue);
        Assert.True(await Held(member.Id));
        clerk = await site.Staff(StaffRole.Clerk);
        Assert.Equal("exports-requests-measures", await Code(clerk.Run(new CloseRequest(id, 3, false, " 消去 "))));
        await Refused("exports_requests_measures", $"update exports.rights_request set state = 'Done', closed_by = gen_random_uuid(), closed_at = now() where id = '{id}'");
        var words = "連絡先を消しました。給付の記録は2032年3月31日まで残します。";
        await clerk.Do(new CloseRequest(id, 3, false, words));
        Assert.Equal(words, (await clerk.Do(new ShowRequest(no))).Measures);
        Assert.Equal(0, (await site.Job(new NoteOverdueRequests())).Value.Overdue);
        Assert.False(await Held(member.Id));
    }

    [Fact]
    public async Task The_limit_is_moved_once_before_it_is_over_and_with_a_reason()
    {
        var (one, late) = (await Entered(), await Entered());
        var (id, lateId) = ((await clerk.Do(new ShowRequest(one.Number))).Id, (await clerk.Do(new ShowRequest(late.Number))).Id);
        Assert.Equal("exports-requests-reason", await Code(clerk.Run(new ExtendRequest(id, 0, "多い"))));
        Assert.Equal(Today.AddDays(60), (await clerk.Do(new ExtendRequest(id, 0, "記録が多く確認に時間がかかるため"))).DueOn);
        Assert.Equal("exports-requests-extended", await Code(clerk.Run(new ExtendRequest(id, 1, "さらに時間がかかるため"))));
        site.Time.SetTokyo(2026, 11, 13);
        clerk = await site.Staff(StaffRole.Clerk);
        Assert.Equal("exports-requests-extended", await Code(clerk.Run(new ExtendRequest(lateId, 0, "忘れていたため延長する"))));
        Assert.Equal([late.Number], (await clerk.Do(new ShowRequests())).Open.Where(r => r.Overdue).Select(r => r.Number));
    }

    [Fact]
    public async Task How_many_days_there_are_is_a_setting_in_force_when_the_request_came()
    {
        await site.Database.Execute(
            "insert into kernel.rule_version values (gen_random_uuid(), 'exports.requests', '2026-10-01', '{\"disclosureDays\":15,\"correctionDays\":20,\"stopDays\":25,\"extensionDays\":30}', gen_random_uuid(), now())");
        Assert.Equal(Today.AddDays(15), (await Entered()).DueOn);
        Assert.Equal(Today.AddDays(20), (await Entered(RequestKind.Correction)).DueOn);
        Assert.Equal(Today.AddDays(25), (await Entered(RequestKind.Deletion)).DueOn);
        Assert.Equal(new DateOnly(2026, 9, 30).AddDays(30), (await clerk.Do(new EnterRequest(RequestKind.Disclosure, number, false, new(2026, 9, 30), "すべて"))).DueOn);
    }

    [Fact]
    public async Task An_agent_shows_a_mandate_and_a_wrong_request_is_refused_at_the_door()
    {
        var outcome = await clerk.Run(new EnterRequest(RequestKind.Disclosure, "9999-999", false, Today.AddDays(1), " "));
        Assert.Equal(["exports-requests-member", "exports-requests-day", "exports-requests-wish"], outcome.Refusals.Select(r => r.Code));
        var entered = await clerk.Do(new EnterRequest(RequestKind.StopOfUse, number, true, Today, "案内を送らないでほしい。"));
        var id = (await clerk.Do(new ShowRequest(entered.Number))).Id;
        Assert.Equal("exports-requests-proof", await Code(clerk.Run(new CheckIdentity(id, 0, "licence"))));
        Assert.Equal("exports-requests-proof", await Code(clerk.Run(new CheckIdentity(id, 0, "090-0000-0000"))));
        await clerk.Do(new CheckIdentity(id, 0, "mandate-with-seal"));
        Assert.Equal("exports-no-decided-request", await Code(Order(entered.Number)));
    }

    [Fact]
    public async Task Nothing_is_destroyed_of_a_person_with_an_open_request_until_it_is_closed()
    {
        var entered = await Entered();
        Assert.True(await Held(member.Id));
        Assert.False(await Held(Guid.CreateVersion7()));
        await clerk.Do(new CloseRequest((await clerk.Do(new ShowRequest(entered.Number))).Id, 0, true));
        Assert.False(await Held(member.Id));
    }

    private Task<EnterRequest.Result> Entered(RequestKind kind = RequestKind.Disclosure) => clerk.Do(new EnterRequest(kind, number, false, Today, "登録の内容をすべて知りたい。"));

    private Task<Outcome<OrderExport.Result>> Order(string request) =>
        clerk.Run(new OrderExport(ExportKind.PersonRecord, request, null, null, "開示の請求への回答", "請求した本人"));

    private async Task<ShowRequests.Row> Row(string of)
    {
        var staff = await site.Staff(StaffRole.Clerk); // the clock was turned past the other's session
        return (await staff.Do(new ShowRequests())).Open.Single(r => r.Number == of);
    }

    private Task<bool> Held(Guid person) => site.Database.Scalar<bool>($"select retention.is_held('{person}') and '{person}' = any (retention.held())");

    private async Task Refused(string constraint, string sql)
    {
        await using var source = NpgsqlDataSource.Create(site.Database.Office);
        await using var command = source.CreateCommand(sql);
        Assert.Equal(constraint, (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).ConstraintName);
    }

    private static async Task<string?> Code<T>(Task<Outcome<T>> outcome) => (await outcome).Refusal?.Code;
}

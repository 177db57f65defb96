using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Notifications.Letters;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Members.Rosters;

public sealed class RosterFilingTests
{
    [Fact]
    public async Task Nothing_changes_before_it_is_filed_and_the_same_file_again_changes_nothing()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var upload = await firm.Upload(Firm.Csv(1, 30));
        Assert.Equal((RosterState.Reviewed, 30, 0), (upload.State, upload.Additions, upload.FaultyRows));
        Assert.Equal(0, (await firm.Officer.Do(new OurMembers(null, 1))).Total);
        Assert.Equal(30, await File(firm, upload.RosterId));
        Assert.Equal(30, (await firm.Officer.Do(new OurMembers(null, 1))).Total);
        var again = await firm.Upload(Firm.Csv(1, 30));
        Assert.Equal((0, 0, 0, 30), (again.Additions, again.Changes, again.Leavers, again.Same));
    }

    [Fact]
    public async Task Each_line_says_from_when_it_holds_and_so_it_is_filed()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await File(firm, (await firm.Upload(Firm.Csv(1, 30))).RosterId);
        site.Time.Advance(TimeSpan.FromDays(70));
        await site.RunJobs();
        var officer = await site.Officer(firm.Id, OfficerRight.View, OfficerRight.Roster);
        var moved = Firm.Csv(2, 30).Split("\r\n"); // one left, one is new, one works elsewhere
        moved[1] = moved[1].Replace("本社", "港工場", StringComparison.Ordinal);
        var upload = await firm.Upload(string.Join("\r\n", moved), by: officer);
        var review = await officer.Do(new ReviewRoster(upload.RosterId));
        DateOnly From(RosterLineKind kind) => review.Review.Lines.Single(l => l.Kind == kind).From!.Value;
        Assert.Equal((review.EffectiveFrom, Clock.DayOf(site.Time.Now)), (From(RosterLineKind.Add), From(RosterLineKind.Change)));

        await officer.Do(new FileRoster(upload.RosterId, review.Fingerprint));
        var filed = (await officer.Do(new OurMembers(null, 1))).Rows;
        Assert.Equal(From(RosterLineKind.Leave), filed.Single(r => r.LeftOn is not null).LeftOn!.Value.AddDays(1));
        Assert.Equal(From(RosterLineKind.Add), (await officer.Do(new OurMember("1284-031"))).JoinedOn);
        Assert.Equal(review.Review.Lines, (await officer.Do(new ReviewRoster(upload.RosterId))).Review.Lines, (a, b) => (a.Kind, a.Number, a.From) == (b.Kind, b.Number, b.From));
    }

    [Fact]
    public async Task A_roster_is_filed_once_however_often_it_is_posted()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var upload = await firm.Upload(Firm.Csv(1, 3));
        var fingerprint = (await firm.Officer.Do(new ReviewRoster(upload.RosterId))).Fingerprint;
        var key = Guid.CreateVersion7();
        await firm.Officer.Do(new FileRoster(upload.RosterId, fingerprint), key);
        Assert.Equal(3, (await firm.Officer.Do(new FileRoster(upload.RosterId, fingerprint), key)).Filed);
        Assert.Equal("members-roster-closed", (await firm.Officer.Run(new FileRoster(upload.RosterId, fingerprint))).Refusal?.Code);
        Assert.Equal(3, (await firm.Officer.Do(new OurMembers(null, 1))).Total);
    }

    [Fact]
    public async Task Another_fingerprint_is_not_filed()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var upload = await firm.Upload(Firm.Csv(1, 3));
        Assert.Equal("members-roster-other-file", (await firm.Officer.Run(new FileRoster(upload.RosterId, new string('0', 64)))).Refusal?.Code);
    }

    [Fact]
    public async Task Missing_a_third_of_the_staff_waits_for_a_second_person()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await File(firm, (await firm.Upload(Firm.Csv(1, 30))).RosterId);
        var upload = await firm.Upload(Firm.Csv(1, 20));
        var review = await firm.Officer.Do(new ReviewRoster(upload.RosterId));
        Assert.True(review.NeedsSecond);
        var filed = await firm.Officer.Do(new FileRoster(upload.RosterId, review.Fingerprint));
        Assert.Equal(((int?)null, 10), (filed.Filed, filed.LeaversWaiting));
        Assert.All((await firm.Officer.Do(new OurMembers(null, 1))).Rows, r => Assert.Null(r.LeftOn));
        Assert.Equal("members-roster-second-is-same", (await firm.Officer.Run(new ConfirmMassDeparture(upload.RosterId, true))).Refusal?.Code);
        var second = await site.Officer(firm.Id, OfficerRight.Roster);
        Assert.Equal(10, (await second.Do(new ConfirmMassDeparture(upload.RosterId, true))).Filed);
        Assert.Equal(10, (await firm.Officer.Do(new EnterpriseHome())).Leaving);
    }

    [Fact]
    public async Task Staff_are_the_second_person_where_there_is_one_officer()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await File(firm, (await firm.Upload(Firm.Csv(1, 30))).RosterId);
        var upload = await firm.Upload(Firm.Csv(1, 20));
        await firm.Officer.Do(new FileRoster(upload.RosterId, (await firm.Officer.Do(new ReviewRoster(upload.RosterId))).Fingerprint));
        Assert.Equal(1, (await firm.Clerk.Do(new RostersForStaff())).Waiting);
        var shown = (await firm.Clerk.Do(new RostersAwaitingSecond())).Rosters.Single();
        Assert.Equal((10, true, 10), (shown.Leavers, shown.ForStaff, shown.People.Count));
        Assert.All(shown.People, p => Assert.StartsWith("試験　", p.Name, StringComparison.Ordinal));
        Assert.Equal(10L, await site.Scalar<long>(
            "select count(distinct m.id) from audit.entry e join audit.entry_person p on p.entry_id = e.id join members.member m on m.id = p.person_id where e.use_case = 'members.rosters-awaiting-second'"));
        var approver = await site.Staff(StaffRole.Approver);
        Assert.Empty((await approver.Do(new RostersAwaitingSecond())).Rosters.Single().People);
        Assert.Equal(Refusal.Forbidden, (await approver.Run(new RostersForStaff())).Refusal);
        Assert.Equal(10, (await firm.Clerk.Do(new ConfirmMassDepartureAsStaff(upload.RosterId, true))).Filed);
        Assert.Equal(0, (await firm.Clerk.Do(new RostersForStaff())).Waiting);
    }

    [Fact]
    public async Task The_second_officer_is_told_how_many_would_leave_and_staff_are_not_asked()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        await File(firm, (await firm.Upload(Firm.Csv(1, 30))).RosterId);
        var second = await firm.Clerk.Do(new InviteOfficer(firm.Id, new("tanaka.koji", "田中　浩二", null, [OfficerRight.Roster])));
        await site.Database.Execute($"update identity.account set state = 'Active' where id = '{second.AccountId}'");
        await site.RunJobs();
        await firm.Clerk.Do(new PrintLetters());

        await File(firm, (await firm.Upload(Firm.Csv(1, 20))).RosterId);
        await site.RunJobs();
        var sheet = Assert.Single((await firm.Clerk.Do(new PrintLetters())).Sheets);
        Assert.Equal(("退会の届出の確認をお願いします", "田中　浩二"), (sheet.Title, sheet.Recipient));
        Assert.Contains(sheet.Paragraphs, p => p.StartsWith("10人が退会になる名簿", StringComparison.Ordinal));
        Assert.Equal(0, (await firm.Clerk.Do(new RostersForStaff())).Waiting);
        Assert.False((await firm.Clerk.Do(new RostersAwaitingSecond())).Rosters.Single().ForStaff);
    }

    [Fact]
    public async Task An_unknown_column_is_asked_once_and_remembered_for_the_enterprise()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        const string csv = "社員番号,氏名,フリガナ,ｳﾏﾚ\r\nE1,山田　花子,ヤマダ ハナコ,1980/1/2\r\n";
        var upload = await firm.Upload(csv);
        Assert.Equal(RosterState.Asking, upload.State);
        var question = (await firm.Officer.Do(new ReviewRoster(upload.RosterId))).Review.Questions.Single();
        Assert.Contains("BornOn", question.Guesses);
        Assert.Equal(RosterState.Reviewed, (await firm.Officer.Do(new AnswerColumns(upload.RosterId, new Dictionary<string, string> { [question.Key] = "BornOn" }))).State);
        Assert.Equal(1, await File(firm, upload.RosterId));
        Assert.Equal(RosterState.Reviewed, (await firm.Upload(csv)).State);
    }

    [Fact]
    public async Task A_wrong_answer_is_shown_on_the_next_file_and_given_anew()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        const string csv = "社員番号,氏名,フリガナ,生年月日,ｲﾘ\r\nE1,山田　花子,ヤマダ ハナコ,1980/1/2,2010/4/1\r\n";
        var first = await firm.Upload(csv);
        var key = (await firm.Officer.Do(new ReviewRoster(first.RosterId))).Review.Questions.Single().Key;
        await firm.Officer.Do(new AnswerColumns(first.RosterId, new Dictionary<string, string> { [key] = "" }));
        var next = await firm.Upload(csv);
        var review = (await firm.Officer.Do(new ReviewRoster(next.RosterId))).Review;
        Assert.Empty(review.Questions);
        Assert.Equal(new RosterAnswer(key, 5, "ｲﾘ", "9999/9/9", ""), Assert.Single(review.Answered));
        await firm.Officer.Do(new AnswerColumns(next.RosterId, new Dictionary<string, string> { [key] = "HiredOn" }));
        Assert.Equal("HiredOn", Assert.Single((await firm.Officer.Do(new ReviewRoster(next.RosterId))).Review.Answered).Field);

        // The other file was looked at with the old meaning: it is looked at again.
        var old = await firm.Officer.Do(new ReviewRoster(first.RosterId));
        Assert.Equal("members-roster-register-moved", (await firm.Officer.Run(new FileRoster(first.RosterId, old.Fingerprint))).Refusal?.Code);
        await File(firm, next.RosterId);
        Assert.Equal(new DateOnly(2010, 4, 1), (await firm.Officer.Do(new OurMember("1284-001"))).Employee.HiredOn);
    }

    [Fact]
    public async Task An_answer_that_leaves_nobody_recognizable_can_be_given_anew_and_nothing_is_filed_meanwhile()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        const string csv = "氏名,フリガナ,ｳﾏﾚ\r\n山田　花子,ヤマダ ハナコ,1980/1/2\r\n";
        var upload = await firm.Upload(csv);
        var key = (await firm.Officer.Do(new ReviewRoster(upload.RosterId))).Review.Questions.Single().Key;
        Assert.Equal(RosterState.Asking, (await firm.Officer.Do(new AnswerColumns(upload.RosterId, new Dictionary<string, string> { [key] = "" }))).State);
        var shown = await firm.Officer.Do(new ReviewRoster(upload.RosterId));
        Assert.False(shown.Review.TellsPeopleApart);
        Assert.Equal("members-roster-questions-open", (await firm.Officer.Run(new FileRoster(upload.RosterId, shown.Fingerprint))).Refusal?.Code);
        var again = await firm.Upload(csv); // the next file reaches its page too
        Assert.Equal(RosterState.Asking, again.State);
        await firm.Officer.Do(new AnswerColumns(again.RosterId, new Dictionary<string, string> { [key] = "BornOn" }));
        Assert.Equal(1, await File(firm, again.RosterId));
    }

    [Fact]
    public async Task What_is_to_be_known_of_a_row_names_its_place()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var upload = await firm.Upload("社員番号,氏名,フリガナ,生年月日,勤務場所\r\nE1,山田花子,ヤマダ ハナコ,1980/1/2,=1+2\r\nE2,𠮷田　二郎,ヨシダ ジロウ,1980/1/3,本社\r\n");
        var notes = (await firm.Officer.Do(new ReviewRoster(upload.RosterId))).Review.Notes;
        Assert.Equal([(1 + 1, "氏名（B列）"), (2, "勤務場所（E列）"), (3, "氏名（B列）")], notes.Select(n => (n.Row, n.Place)));
    }

    [Fact]
    public async Task Faulty_rows_are_left_out_given_back_and_filed_after_correction()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var upload = await firm.Upload(Firm.Csv(1, 2) + "E0003,試験　三,シケン ウ,H1.2.30,本社\r\n");
        Assert.Equal((2, 1), (upload.Additions, upload.FaultyRows));
        Assert.Equal(2, await File(firm, upload.RosterId));
        var faults = await firm.Officer.Do(new DownloadFaults(upload.RosterId));
        var text = System.Text.Encoding.UTF8.GetString(faults.Content);
        Assert.Contains("H1.2.30", text, StringComparison.Ordinal);
        var corrected = await firm.Upload(text.Replace("H1.2.30", "H1.2.28", StringComparison.Ordinal), RosterKind.Differences);
        Assert.Equal((1, 0, 0), (corrected.Additions, corrected.Leavers, corrected.FaultyRows));
    }

    [Fact]
    public async Task A_register_that_moved_meanwhile_is_looked_at_again_before_filing()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var upload = await firm.Upload(Firm.Csv(1, 3));
        var fingerprint = (await firm.Officer.Do(new ReviewRoster(upload.RosterId))).Fingerprint;
        await firm.Officer.Do(new RegisterEmployee(Firm.Person()));
        Assert.Equal("members-roster-register-moved", (await firm.Officer.Run(new FileRoster(upload.RosterId, fingerprint))).Refusal?.Code);
        Assert.Equal(1, (await firm.Officer.Do(new ReviewRoster(upload.RosterId))).Review.Leavers);
    }

    [Fact]
    public async Task A_file_that_is_no_roster_says_why_and_what_to_do()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var outcome = await firm.Officer.Run(new UploadRoster(RosterKind.WholeList, "a.pdf") { Upload = new MemoryStream("%PDF-1.7"u8.ToArray()) });
        Assert.Equal(("members-roster-unreadable", "File"), (outcome.Refusal!.Code, outcome.Refusal.Field));
    }

    private static async Task<int?> File(Firm firm, Guid roster) =>
        (await firm.Officer.Do(new FileRoster(roster, (await firm.Officer.Do(new ReviewRoster(roster))).Fingerprint))).Filed;
}

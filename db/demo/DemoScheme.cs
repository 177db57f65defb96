using System.Text.RegularExpressions;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Identity.SecondFactors;
using WelfareMutual.Content.Notices;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Filings;
using WelfareMutual.Notifications.Letters;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Database.Demo;

/// <summary>Builds the demo by running use cases, as its people would.</summary>
internal sealed partial class DemoScheme(Site site, string cardFolder)
{
    public const string MemberPassword = "shiomi-no-natsumatsuri";
    public const string OfficerPassword = "nagisa-no-roster-2026";

    private readonly DemoStaff staff = new(site, cardFolder);
    private int membersThere;

    public async Task<DemoSignIns> Load()
    {
        await staff.Enter();
        var clerk = await staff.SignIn("S001");
        var members = await Enterprises(clerk);
        membersThere = members.Count;
        site.Time.Now = TimeProvider.System.GetUtcNow();
        await site.Job(new ApplyFilings());
        var letters = await Keys(clerk);
        var member = members[0];
        await site.Guest.Do(new ActivateAccount(member, letters[member], MemberPassword));
        await site.Guest.Do(new ActivateAccount(members[1], letters[members[1]], MemberPassword));
        var secret = await Officer(clerk);
        await Offerings(clerk);
        await Programme(clerk);
        await Payouts();
        return new(member, secret);
    }

    /// <summary>On top of <see cref="Load"/>: as many enterprises and members as the city has. They joined on the small demo's first day.</summary>
    public async Task LoadFull(DateTimeOffset joined)
    {
        var today = site.Time.Now;
        site.Time.Now = joined;
        await new DemoFull(site).Load(await staff.SignIn("S001"), DemoPeople.Enterprises.Length, membersThere);
        site.Time.Now = today;
        await site.Job(new ApplyFilings());
    }

    /// <summary>Three firms with their people, registered from paper three months ago, so that they are members today.</summary>
    private async Task<List<string>> Enterprises(SiteUser clerk)
    {
        var numbers = new List<string>();
        var n = 0;
        for (var e = 0; e < DemoPeople.Enterprises.Length; e++)
        {
            var today = Clock.DayOf(site.Time.Now);
            var opened = await clerk.Do(new OpenEnterprise($"{1284 + e}", DemoPeople.Enterprises[e], today));
            var found = await clerk.Do(new EnterpriseDetail(opened.EnterpriseId));
            await clerk.Do(new MoveEnterprise(opened.EnterpriseId, EnterpriseState.Active, today, found.Version));
            for (var p = 0; p < (e == 0 ? 24 : 9); p++, n++)
            {
                var registered = await clerk.Do(new RegisterOnBehalf(opened.EnterpriseId, DemoPeople.Person(n), "総務担当", today));
                var number = $"{1284 + e}-{p + 1:000}";
                numbers.Add(number);
                _ = registered;
            }
        }
        return numbers;
    }

    /// <summary>Prints what waits and reads the keys off the letters, by the number or ID printed above them.</summary>
    private async Task<Dictionary<string, string>> Keys(SiteUser clerk)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var sheets = await clerk.Do(new PrintLetters()); sheets.Sheets.Count > 0; sheets = await clerk.Do(new PrintLetters()))
        {
            foreach (var text in sheets.Sheets.Select(s => string.Join('\n', s.Paragraphs)))
            {
                var login = Login().Match(text);
                var key = Key().Match(text);
                if (login.Success && key.Success)
                {
                    keys[login.Value] = key.Value;
                }
            }
        }
        return keys;
    }

    private async Task<string> Officer(SiteUser clerk)
    {
        var enterprise = (await clerk.Do(new FindEnterprises("1284"))).Enterprises[0].Id;
        await clerk.Do(new InviteOfficer(enterprise, new OfficerForm("tanaka-1284", "田中　恵", "tanaka@example.invalid", [OfficerRight.Roster, OfficerRight.Money])));
        await clerk.Do(new InviteOfficer(enterprise, new OfficerForm("suzuki-1284", "鈴木　学", "suzuki@example.invalid", [OfficerRight.Roster])));
        var keys = await Keys(await staff.SignIn("S002")); // who invites them does not print
        var half = await site.Guest.Do(new ActivateAccount("tanaka-1284", keys["tanaka-1284"], OfficerPassword));
        var secret = (await site.As(half.Token).Do(new EnrolSecondFactor())).Secret;
        await site.As(half.Token).Do(new ConfirmSecondFactor(Totp.Code(secret, site.Time.Now.AddSeconds(-30))));
        return secret;
    }

    private async Task Offerings(SiteUser clerk)
    {
        var now = site.Time.Now;
        var next = Clock.DayOf(now).AddMonths(4);
        foreach (var offering in DemoOfferings.All(now, next))
        {
            var saved = await clerk.Do(offering);
            await clerk.Do(new PublishOffering(saved.OfferingId));
        }
    }

    /// <summary>Events and notices: who writes a notice does not publish it.</summary>
    private async Task Programme(SiteUser clerk)
    {
        foreach (var happening in DemoEvents.All(site.Time.Now))
        {
            var saved = await clerk.Do(happening);
            await clerk.Do(new PublishEvent(saved.EventId));
        }
        var second = await staff.SignIn("S002");
        foreach (var notice in DemoEvents.Notices(site.Time.Now))
        {
            var written = await clerk.Do(notice);
            var version = (await second.Do(new NoticeBoard())).Rows.Single(n => n.Id == written.NoticeId).Version;
            await second.Do(new PublishNotice(written.NoticeId, version));
        }
    }

    /// <summary>The foundation's own account at its bank; the bank and branch exist, the account is invented.</summary>
    private async Task Payouts() => await new Colleagues(site, await staff.SignIn("S001"), await staff.SignIn("S008")).Rule(
        "payouts.settings",
        """{"originatorCode":"0000012345","originatorKana":"ｼｵﾐｷﾖｳｻｲ","bankCode":"0001","branchCode":"001","accountNumber":"9000086","businessDaysAhead":3,"lineEnds":true}""");

    [GeneratedRegex(@"\b(\d{4}-\d{3}|[a-z]+-\d{4})\b")]
    private static partial Regex Login();

    [GeneratedRegex(@"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")]
    private static partial Regex Key();
}

internal sealed record DemoSignIns(string MemberNumber, string OfficerSecret);

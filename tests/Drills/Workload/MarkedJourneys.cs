using System.Text.RegularExpressions;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Identity.Entrance;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Identity.Passwords;
using WelfareMutual.Identity.Proof;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Employees;
using WelfareMutual.Notifications.Letters;
using WelfareMutual.Tests.Drills.Stages;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using WelfareMutual.Tests.Modules.Identity.Passkeys;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Drills.Workload;

/// <summary>One member's whole way (letter, activation, passkey, proofs, claim, pages, a bad sign-in) and a colleague's at the foundation, in values that no code, page or demo data holds.
/// Every form carries its key, as from a page.</summary>
internal sealed partial class MarkedJourneys(Stage stage)
{
    private readonly Dictionary<string, string> needles = new(StringComparer.Ordinal)
    {
        ["family name"] = "標的澤",
        ["given name"] = "麒麟丸",
        ["kana"] = "ヒョウテキザワ",
        ["address"] = "汐見市沈黙町987-654",
        ["phone"] = "090-9753-1864",
        ["mail"] = "hyoteki-kirin@example.invalid",
        ["account"] = "9753186",
        ["holder"] = "ヒヨウテキザワ キリンマル",
        ["spouse"] = "標的川　鳳凰",
        ["password"] = "himitsu-no-hyoteki-9753",
        ["mistyped password"] = "himitsu-no-hyoteki-9735",
        ["new password"] = "sazanami-to-kamome-8642",
        ["staff name"] = "標的職　鳳凰",
        ["staff password"] = "shokuin-no-hyoteki-7531",
        ["mistyped staff password"] = "shokuin-no-hyoteki-7513",
    };

    public IReadOnlyDictionary<string, string> Needles => needles;

    private static Guid Key() => Guid.CreateVersion7();

    public async Task Go(CancellationToken ct)
    {
        var member = await Register();
        await stage.Site.RunJobs();
        var number = (await stage.Query($"select number from members.member where id = '{member.Id}'"))[0];
        var key = await Letters(number);
        var signedIn = await Proofs(number, key);
        await Claim(signedIn); // the other session ended with the old password
        await Pages(signedIn, ct);
        await Staff();
        needles["token"] = member.User.Token!;
        needles["token after activation"] = signedIn.Token!;
    }

    private async Task<Resident> Register() => await stage.World.Member(Guid.Parse((await stage.Query("select id from enterprises.enterprise order by number limit 1"))[0]), new EmployeeForm
    {
        FamilyName = needles["family name"],
        GivenName = needles["given name"],
        FamilyKana = needles["kana"],
        GivenKana = "キリンマル",
        BornOn = "1990-05-04",
        HiredOn = "2015-04-01",
        PostalCode = "651-0001",
        Address = needles["address"],
        Phone = needles["phone"],
        Mail = needles["mail"],
    });

    /// <returns>The member's own key.</returns>
    private async Task<string> Letters(string number)
    {
        var (clerk, own) = (await stage.World.Clerk(), "");
        for (var batch = await clerk.Do(new PrintLetters(), Key()); batch.Sheets.Count > 0; batch = await clerk.Do(new PrintLetters(), Key()))
        {
            foreach (var sheet in batch.Sheets)
            {
                var text = string.Join('\n', sheet.Paragraphs);
                if (KeyOfALetter().Match(text) is { Success: true } match)
                {
                    own = text.Contains(number, StringComparison.Ordinal) ? match.Value : own;
                    needles[match.Value == own ? "mailed key" : $"mailed key {needles.Count}"] = match.Value;
                }
            }
        }
        return own.Length > 0 ? own : await stage.Site.MailedKey(Guid.Parse((await stage.Query($"select id from members.member where number = '{number}'"))[0]));
    }

    private async Task<SiteUser> Proofs(string number, string key)
    {
        await stage.Site.Guest.Do(new ActivateAccount(number, key, needles["password"]), Key());
        needles.TryAdd("mailed key", key);
        var member = stage.Site.As((await stage.Site.Guest.Do(new SignIn(number, needles["password"]), Key())).Token);
        var origin = new Uri(stage.Portal.Address);
        var device = new SoftAuthenticator { At = origin.GetLeftPart(UriPartial.Authority), Domain = origin.Host };
        var asked = await member.Do(new AskNewPasskey(), Key());
        await member.Do(new AddPasskey(asked.Challenge, device.Made(asked)), Key());
        await member.Do(new AskNewPasskey(), Key()); // and one that nobody answers
        await member.Run(new ProveByPassword(needles["mistyped password"]), Key());
        await member.Do(new ProveByPassword(needles["password"]), Key());
        await member.Do(new ChangePassword(needles["password"], needles["new password"]), Key());
        return member;
    }

    private async Task Claim(SiteUser member)
    {
        var day = Clock.DayOf(stage.Site.Time.Now).AddDays(-3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var claim = await ClaimWorld.Draft(member,
        [
            ("date", new() { ["Date"] = day }), ("spouse", new() { ["Name"] = needles["spouse"], ["Kana"] = "ひょうてきがわ ほうおう" }),
            ("bank", new() { ["Bank"] = "0001" }), ("branch", new() { ["Branch"] = "001" }),
            ("account", new() { ["AccountKind"] = "Ordinary", ["AccountNumber"] = needles["account"], ["Holder"] = needles["holder"] }),
        ]);
        await member.Do(new AnswerQuestion(claim, "account", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AccountKind"] = "Ordinary",
            ["AccountNumber"] = needles["account"],
            ["Holder"] = needles["holder"],
        }), Key());
        await member.Do(new SubmitClaim(claim, true), Key());
    }

    private async Task Pages(SiteUser member, CancellationToken ct)
    {
        var journal = new Journal(stage.Evidence);
        using var visitor = new PortalVisitor(new Uri(stage.Portal.Address), stage.Door(stage.Portal), member.Token!, journal);
        foreach (var path in new[] { "/home", "/my/profile", "/my/cases", "/my/card", "/my/family" })
        {
            await visitor.Once(new HttpRequestMessage(HttpMethod.Get, path));
        }
        using var stranger = new PortalVisitor(new Uri(stage.Portal.Address), stage.Door(stage.Portal), "none", journal);
        if (await stranger.Page("/sign-in", ct) is { } page && Form.Of(page) is { } form)
        {
            foreach (var name in form.Keys.Where(k => k.StartsWith("Input.", StringComparison.Ordinal)).ToArray())
            {
                form[name] = name.Contains("Password", StringComparison.Ordinal) ? needles["password"] : needles["mail"];
            }
            await stranger.Once(Form.Post("/sign-in", form));
        }
        stage.Evidence.Note(journal.ToString());
    }

    private async Task Staff()
    {
        var colleagues = await Colleagues.Of(stage.Site);
        await colleagues.Enter("S099", needles["staff name"], [StaffRole.Clerk], MadeCard.Of("0A99"), needles["staff password"]);
        var staff = await colleagues.SignIn("0A99", needles["staff password"]);
        await staff.Run(new ProveStaff(needles["mistyped staff password"]), Key());
        await staff.Do(new ProveStaff(needles["staff password"]), Key());
        needles["staff token"] = staff.Token!;
    }

    [GeneratedRegex("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyOfALetter();
}

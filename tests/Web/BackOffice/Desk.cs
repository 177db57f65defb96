using System.Globalization;
using System.Text;
using WelfareMutual.Casework.Documents;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Web.BackOffice;

/// <summary>Claims on the desk, made by the members' own use cases.</summary>
internal sealed class Desk(WebSite site)
{
    public DateOnly Day => Clock.DayOf(site.Site.Time.Now).AddDays(-20);

    /// <param name="content">What is in its document; a harmless paper when null.</param>
    public async Task<Guid> Draft(SiteUser member, byte[]? content = null)
    {
        var claim = (await member.Do(new StartClaim("Marriage"))).Id;
        var paper = content ?? Encoding.ASCII.GetBytes("%PDF-1.7 " + new string('x', 3000));
        await member.Do(new AttachDocument(claim, "marriage_certificate", "受理証明書.pdf", paper.Length) { Upload = new MemoryStream(paper) });
        (string, Dictionary<string, string>)[] answers =
        [
            ("date", new() { ["Date"] = Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }),
            ("spouse", new() { ["Name"] = "佐藤　健一", ["Kana"] = "さとう けんいち" }),
            ("bank", new() { ["Bank"] = "0001" }),
            ("branch", new() { ["Branch"] = "001" }),
            ("account", new() { ["AccountKind"] = "Ordinary", ["AccountNumber"] = "12345", ["Holder"] = "ヤマダ　サクラ" }),
        ];
        foreach (var (question, given) in answers)
        {
            await member.Do(new AnswerQuestion(claim, question, given));
        }
        return claim;
    }

    public async Task<string> Claim(SiteUser member, byte[]? content = null) => (await member.Do(new SubmitClaim(await Draft(member, content), true))).Reference;

    public Task Execute(string sql) => site.Site.Database.Execute(sql);
}

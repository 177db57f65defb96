using System.Text;
using WelfareMutual.Casework.Documents;
using WelfareMutual.Casework.Review;
using WelfareMutual.Casework.Scans;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tests.Support.Scanner;

namespace WelfareMutual.Tests.Modules.Casework.Scans;

/// <summary>Claims with documents, and a scanner that has its moods.</summary>
internal sealed class ScanWorld : IAsyncDisposable
{
    public static readonly byte[] Paper = Encoding.ASCII.GetBytes("%PDF-1.7 " + new string('x', 300_000));

    private ScanWorld(ClaimWorld claims, ClamdSpeaker scanner) => (Claims, Scanner) = (claims, scanner);

    public ClaimWorld Claims { get; }
    public ClamdSpeaker Scanner { get; }
    public Site Site => Claims.Site;

    /// <param name="seconds">After how long a scanner that says nothing is given up.</param>
    public static async Task<ScanWorld> Start(int seconds = 15)
    {
        var scanner = ClamdSpeaker.Start();
        return new(await ClaimWorld.Start(("WM:Scanner:Address", scanner.Address), ("WM:Scanner:Seconds", $"{seconds}")), scanner);
    }

    /// <summary>A draft with one document.</summary>
    public static async Task<(Guid Draft, Guid Document)> Draft(SiteUser member, byte[]? content = null)
    {
        var draft = (await member.Do(new StartClaim("Marriage"))).Id;
        var document = await Attach(member, draft, content ?? Paper);
        foreach (var (question, given) in ClaimWorld.Marriage())
        {
            await member.Run(new AnswerQuestion(draft, question, given));
        }
        return (draft, document);
    }

    public static async Task<Guid> Attach(SiteUser member, Guid draft, byte[] content) => (await member.Do(
        new AttachDocument(draft, "marriage_certificate", "受理証明書.pdf", content.Length) { Upload = new MemoryStream(content) })).DocumentId;

    /// <summary>A claim that was handed in, with one document.</summary>
    public static async Task<(string Reference, Guid Document)> Claim(SiteUser member, byte[]? content = null)
    {
        var (draft, document) = await Draft(member, content);
        return ((await member.Do(new SubmitClaim(draft, true))).Reference, document);
    }

    public Task<Outcome<ScanDocuments.Result>> Scan() => Site.Job(new ScanDocuments());

    public Task<Outcome<ReadDocument.Result>> Open(string reference, Guid document) => Claims.Clerk.Run(new ReadDocument(reference, document));

    public Task<string> Verdict(Guid document) => Claims.Scalar<string>($"select verdict from casework.document_scan where id = '{document}'");

    public Task<long> Alarms(string code) => Claims.Scalar<long>($"select count(*) from audit.alarm where code = '{code}'");

    public async ValueTask DisposeAsync()
    {
        await Claims.DisposeAsync();
        await Scanner.DisposeAsync();
    }
}

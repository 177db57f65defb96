using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using WelfareMutual.Tests.Support.Database;
using WelfareMutual.Tests.Web.Audit;
using Xunit;

namespace WelfareMutual.Tests.Web.Portal;

/// <summary>Source: FEATURES PAY-01. A card is typed at the provider's page only; nothing of it reaches us.</summary>
public sealed class CardNumberTests : IDisposable
{
    private const string Refused = "4000 0000 0000 0002";
    private const string Good = "4242 4242 4242 4242";
    private readonly Witness witness = new();
    private readonly ConcurrentQueue<string> traces = new();
    private readonly ActivityListener listener;

    public CardNumberTests()
    {
        listener = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = done => traces.Enqueue($"{done.DisplayName} {string.Join(' ', done.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task A_card_number_is_in_no_table_log_trace_or_dump()
    {
        await using var web = await WebSite.Start(witness.Beside);
        var offering = await web.World.Offering();
        using var browser = web.As((await web.World.Member()).User);
        var pay = await browser.Send(await browser.Open($"/tickets/{offering.Id}"), "form[action='/tickets/reserve']", ("Input.Lines[0].Quantity", "2"));
        var go = await browser.Send(pay, "form[action^='/tickets/pay/']:not([action*=handler])");
        var provider = go.Html.QuerySelector("a.is-primary")!.GetAttribute("href")!;
        using var payer = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        Assert.Equal(HttpStatusCode.PaymentRequired, await Type(payer, provider, Refused));
        Assert.Equal(HttpStatusCode.SeeOther, await Type(payer, provider, Good));
        await web.Settle();
        Assert.Contains("購入しました", (await browser.Open(pay.Path.Replace("/pay/", "/result/", StringComparison.Ordinal))).Text, StringComparison.Ordinal);

        var dump = await Dumped.Text(web.Site.Superuser);
        Assert.Contains("COPY payments.provider_event", dump, StringComparison.Ordinal);
        Assert.True(witness.Lines.Count > 5 && traces.Count > 20, $"{witness.Lines.Count} lines, {traces.Count} traces");
        Assert.Equal([], Found([dump, .. witness.Lines, .. traces]));
        Assert.NotEmpty(Found([$"number={Good}"])); // whoever searches must be able to find
    }

    private static async Task<HttpStatusCode> Type(HttpClient payer, string page, string number)
    {
        using var answer = await payer.PostAsync(new Uri(page + "/card"), new FormUrlEncodedContent([KeyValuePair.Create("number", number)]));
        return answer.StatusCode;
    }

    private static string[] Found(IEnumerable<string> texts)
    {
        var numbers = new[] { Refused, Good }.SelectMany(n => new[] { n, n.Replace(" ", "", StringComparison.Ordinal), n.Replace(' ', '-'), n.Replace(' ', '+') });
        var written = numbers.SelectMany(n => new[] { n, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(n)), Convert.ToBase64String(Encoding.UTF8.GetBytes(n)) }).ToArray();
        return [.. texts.SelectMany(t => written.Where(w => t.Contains(w, StringComparison.Ordinal)))];
    }
}

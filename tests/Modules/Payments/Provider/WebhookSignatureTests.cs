using System.Text;
using System.Text.Json;
using WelfareMutual.Payments.Provider;
using Xunit;

namespace WelfareMutual.Tests.Modules.Payments.Provider;

public sealed class WebhookSignatureTests
{
    private const string Body = """{"id":"evt_test_1","object":"event","type":"payment_intent.succeeded","data":{"object":{"id":"pi_test_1","amount":3000,"currency":"jpy"}}}""";
    private const string Header = "t=1800000000,v1=c6a416cc619639b36bb3784d4982bb5d6f441d25a18dad647f2c571ce98ce409";

    [Fact]
    public void Every_vector_gets_its_verdict()
    {
        using var vectors = Vectors();
        var seen = 0;
        foreach (var one in vectors.RootElement.GetProperty("cases").EnumerateArray())
        {
            var verdict = WebhookSignature.Verify(
                Encoding.UTF8.GetBytes(one.GetProperty("body").GetString()!),
                one.GetProperty("header").GetString(),
                [one.GetProperty("secret").GetString()!],
                DateTimeOffset.FromUnixTimeSeconds(one.GetProperty("now").GetInt64()));
            Assert.Equal(one.GetProperty("ok").GetBoolean(), verdict == SignatureVerdict.Valid);
            seen++;
        }
        Assert.Equal(7, seen);
    }

    [Fact]
    public void The_published_vector_is_valid_at_its_own_time()
    {
        using var vectors = Vectors();
        var published = vectors.RootElement.GetProperty("published");
        var body = Encoding.UTF8.GetBytes(published.GetProperty("payload").GetString()!);
        var stamp = published.GetProperty("timestamp").GetInt64();
        var header = $"t={stamp},v1={published.GetProperty("v1").GetString()},v0=63f3a72374a733066c4be69ed7f8e5ac85c22c9f0a6a612ab9a025a9e4ee7eef";
        Assert.Equal(SignatureVerdict.Valid, WebhookSignature.Verify(body, header, ["webhook_secret"], DateTimeOffset.FromUnixTimeSeconds(stamp)));
        Assert.Equal("cus_123", WebhookEvent.Parse(body)!.ObjectId);
    }

    [Theory]
    [InlineData(0, SignatureVerdictName.Valid)]
    [InlineData(300, SignatureVerdictName.Valid)]
    [InlineData(301, SignatureVerdictName.TooOld)]
    [InlineData(-300, SignatureVerdictName.Valid)]
    [InlineData(-301, SignatureVerdictName.TooNew)]
    [InlineData(-3600, SignatureVerdictName.TooNew)]
    public void The_past_and_the_future_are_both_limited(int age, SignatureVerdictName expected) =>
        Assert.Equal((SignatureVerdict)expected, Verdict(Body, Header, age, "whsec_test_only"));

    [Fact]
    public void One_changed_byte_is_a_mismatch() =>
        Assert.Equal(SignatureVerdict.Mismatch, Verdict(Body.Replace("3000", "3001", StringComparison.Ordinal), Header, 0, "whsec_test_only"));

    [Fact]
    public void An_upper_case_signature_is_a_mismatch() =>
        Assert.Equal(SignatureVerdict.Mismatch, Verdict(Body, "t=1800000000,v1=" + Header[16..].ToUpperInvariant(), 0, "whsec_test_only"));

    [Fact]
    public void Either_of_two_secrets_will_do()
    {
        Assert.Equal(SignatureVerdict.Valid, Verdict(Body, Header, 0, "whsec_new", "whsec_test_only"));
        Assert.Equal(SignatureVerdict.Mismatch, Verdict(Body, Header, 0, "whsec_new", ""));
    }

    [Theory]
    [InlineData(null, SignatureVerdictName.Missing)]
    [InlineData("", SignatureVerdictName.Missing)]
    [InlineData("t=1800000000", SignatureVerdictName.NoV1)]
    [InlineData("t=1800000000,v0=00", SignatureVerdictName.NoV1)]
    [InlineData("t=1800000000,t=1800000000,v1=00", SignatureVerdictName.Malformed)]
    [InlineData("t=-1,v1=00", SignatureVerdictName.Malformed)]
    [InlineData("t=99999999999999999999,v1=00", SignatureVerdictName.Malformed)]
    [InlineData("t=9223372036854775807,v1=00", SignatureVerdictName.Mismatch)]
    [InlineData("t=1800000000,v1=あ", SignatureVerdictName.Mismatch)]
    public void A_strange_header_is_refused(string? header, SignatureVerdictName expected) =>
        Assert.Equal((SignatureVerdict)expected, Verdict(Body, header, 0, "whsec_test_only"));

    /// <summary>The verdicts under a public name, which a test method's signature needs.</summary>
    public enum SignatureVerdictName
    {
        Valid,
        Missing,
        Malformed,
        NoV1,
        Mismatch,
        TooOld,
        TooNew,
    }

    private static SignatureVerdict Verdict(string body, string? header, int age, params string[] secrets) =>
        WebhookSignature.Verify(Encoding.UTF8.GetBytes(body), header, secrets, DateTimeOffset.FromUnixTimeSeconds(1800000000 + age));

    private static JsonDocument Vectors() =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", "stripe_webhook.json")));
}

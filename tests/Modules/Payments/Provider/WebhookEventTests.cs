using System.Text;
using WelfareMutual.Payments.Provider;
using Xunit;

namespace WelfareMutual.Tests.Modules.Payments.Provider;

public sealed class WebhookEventTests
{
    [Fact]
    public void A_session_event_names_order_payment_and_amount()
    {
        var read = Parse("""
            {"id":"evt_1","type":"checkout.session.completed","created":1800000000,"livemode":false,"account":"acct_9",
             "data":{"object":{"id":"cs_1","object":"checkout.session","amount_total":3000,"currency":"jpy","payment_intent":"pi_1","client_reference_id":"o-1"}}}
            """);
        Assert.Equal(
            new WebhookEvent("evt_1", "checkout.session.completed", DateTimeOffset.FromUnixTimeSeconds(1800000000), "checkout.session", "cs_1", "pi_1", "o-1", 3000, "jpy", false, "acct_9"),
            read);
    }

    [Fact]
    public void The_payment_of_a_payment_event_is_itself() =>
        Assert.Equal("pi_1", Parse("""{"id":"e","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","object":"payment_intent","amount":1}}}""")!.PaymentIntent);

    [Fact]
    public void An_event_that_does_not_say_whether_it_is_live_is_neither() =>
        Assert.Null(Parse("""{"id":"e","type":"t","data":{"object":{"id":"x"}}}""")!.LiveMode);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"id\":\"e\",\"type\":\"t\"}")]
    [InlineData("{\"id\":1,\"type\":\"t\",\"data\":{\"object\":{\"id\":\"x\"}}}")]
    [InlineData("{\"id\":\"e\",\"id\":\"f\",\"type\":\"t\",\"data\":{\"object\":{\"id\":\"x\"}}}")]
    [InlineData("{\"id\":\"e\",\"type\":\"t\",\"data\":{\"object\":{\"id\":\"x\",\"amount\":1.5}}}")]
    public void What_is_not_an_event_is_not_read(string body) => Assert.Null(Parse(body));

    private static WebhookEvent? Parse(string body) => WebhookEvent.Parse(Encoding.UTF8.GetBytes(body));
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using WelfareMutual.Dev.PaymentSandbox.Ledger;

namespace WelfareMutual.Dev.PaymentSandbox.Hosted;

/// <summary>Plain pages in Japanese; every one says at its head that no money moves.</summary>
internal static class HostedPages
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly CultureInfo Japanese = CultureInfo.GetCultureInfo("ja-JP");

    public static string Pay(CheckoutSession session, string? error, bool atStores = false)
    {
        var card = session.Methods.Contains("card") ? CardForm(session, atStores ? null : error) : "";
        var konbini = session.Methods.Contains("konbini") ? StoreForm(session, atStores ? error : null) : "";
        var back = session.CancelUrl is { } url ? $"""<p><a href="{E(url)}">支払わずに申込みのページへ戻る</a></p>""" : "";
        var summary = error is null ? "" : $"""
            <div class="errors" role="alert">
              <h2>支払いは済んでいません</h2>
              <p><a href="#{(atStores ? "store" : "number")}">{E(error)}</a></p>
            </div>
            """;
        return Layout((error is null ? "" : "エラー：") + "お支払い", $"""
            {summary}
            <h1>お支払い</h1>
            {Order(session)}
            {card}
            {konbini}
            {back}
            """);
    }

    public static string Voucher(CheckoutSession session, PaymentIntent intent) => Layout("コンビニでのお支払い", $"""
        <h1>コンビニでのお支払い</h1>
        <p>まだ支払いは済んでいません。下の番号を、{E(StoreName(intent))}の店頭で伝えて支払ってください。</p>
        {Order(session)}
        {Ticket(intent)}
        <p><a class="button primary" href="{E(HostedRoutes.SuccessUrl(session))}">申込みのページへ戻る</a></p>
        <section class="box stage">
          <h2>練習のために</h2>
          <p>店頭での支払いは、次のページで済んだことにできます。</p>
          <p><a class="button" href="/c/store/{session.Id}">コンビニのレジの画面を開く</a></p>
        </section>
        """);

    public static string Store(CheckoutSession session, PaymentIntent intent)
    {
        var act = intent.Status == "requires_action" ? $"""
            <p>ボタンを押すと、その結果が申込み先に知らされます。</p>
            <form method="post" action="/c/store/{session.Id}/pay"><button class="button primary">コンビニで支払ったことにする</button></form>
            <form method="post" action="/c/store/{session.Id}/lapse"><button class="button">期限切れにする</button></form>
            """ : $"""
            <p class="result" role="status">{E(StoreResult(intent))}</p>
            """;
        return Layout("コンビニのレジ", $"""
            <h1>コンビニのレジ（練習）</h1>
            {Order(session)}
            {Ticket(intent)}
            {act}
            <p><a href="{E(HostedRoutes.SuccessUrl(session))}">申込みのページへ戻る</a></p>
            """);
    }

    public static string Expired(CheckoutSession session) => Layout("期限が過ぎました", $"""
        <h1>このお支払いの期限が過ぎました</h1>
        <p>支払いは行われていません。申込みのページから、もう一度お手続きください。</p>
        {(session.CancelUrl is { } url ? $"""<p><a class="button primary" href="{E(url)}">申込みのページへ戻る</a></p>""" : "")}
        """);

    public static string NotFound() => Layout("見つかりません", """
        <h1>このお支払いは見つかりません</h1>
        <p>アドレスが正しいか、確かめてください。</p>
        """);

    public static string Front() => Layout("決済の練習用サーバー", """
        <h1>決済の練習用サーバー</h1>
        <p>開発とテストのためのサーバーです。申込みのページから、支払いの画面へ進んでください。</p>
        """);

    private static string Order(CheckoutSession session) => $"""
        <dl class="order">
          <div><dt>内容</dt><dd>{E(session.ProductName)}</dd></div>
          <div><dt>お支払い金額</dt><dd class="total">{session.Amount.ToString("N0", CultureInfo.InvariantCulture)}円</dd></div>
        </dl>
        """;

    private static string CardForm(CheckoutSession session, string? error) => $"""
        <section class="box">
          <h2>クレジットカードで支払う</h2>
          <form method="post" action="/c/pay/{session.Id}/card">
            <label for="number">練習用のカード番号</label>
            {Mistake("number", error)}
            <input id="number" name="number" inputmode="numeric" autocomplete="off" required aria-describedby="number-hint{(error is null ? "" : " number-error")}"{(error is null ? "" : " aria-invalid=\"true\"")}>
            <div class="hint" id="number-hint">
              <p>本物のカード番号は入力しないでください。使える番号は次の3つです。</p>
              <ul>
                <li><span class="digits">4242 4242 4242 4242</span>　支払いが済みます</li>
                <li><span class="digits">4000 0000 0000 0002</span>　カード会社に断られます</li>
                <li><span class="digits">4000 0000 0000 9995</span>　残高不足になります</li>
              </ul>
            </div>
            <button class="button primary">カードで支払う</button>
          </form>
        </section>
        """;

    private static string StoreForm(CheckoutSession session, string? error)
    {
        var choices = string.Concat(KonbiniTill.Stores.Select((store, i) => $"""
            <label class="choice"><input type="radio" name="store" value="{store.Key}"{(i == 0 ? " id=\"store\"" : "")}{(error is null ? "" : " aria-describedby=\"store-error\"")} required> {store.Value}</label>
            """));
        return $"""
            <section class="box">
              <h2>コンビニで支払う</h2>
              <form method="post" action="/c/pay/{session.Id}/konbini">
                <fieldset>
                  <legend>支払うコンビニ</legend>
                  {Mistake("store", error)}
                  {choices}
                </fieldset>
                <button class="button">支払いの番号を受け取る</button>
              </form>
            </section>
            """;
    }

    private static string Ticket(PaymentIntent intent) => $"""
        <dl class="order">
          <div><dt>店</dt><dd>{E(StoreName(intent))}</dd></div>
          <div><dt>確認番号</dt><dd class="digits" id="confirmation-number">{intent.Voucher!.ConfirmationNumber}</dd></div>
          <div><dt>支払いの期限</dt><dd>{DateTimeOffset.FromUnixTimeSeconds(intent.Voucher.ExpiresAt).ToOffset(TimeSpan.FromHours(9)).ToString("yyyy年M月d日（ddd）H時m分", Japanese)}</dd></div>
        </dl>
        """;

    private static string Mistake(string field, string? error) => error is null ? "" :
        $"""<p class="mistake" id="{field}-error"><span class="unseen">エラー：</span>{E(error)}</p>""";

    private static string StoreName(PaymentIntent intent) => KonbiniTill.Stores[intent.Voucher!.Store];

    private static string StoreResult(PaymentIntent intent) => intent.Status switch
    {
        "succeeded" => "支払いが済みました。",
        "canceled" => "この支払いは取り消されています。",
        _ => "支払いの期限が切れました。",
    };

    private static string Layout(string title, string main) => $"""
        <!doctype html>
        <html lang="ja">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{title} – 決済の練習用画面</title>
          <link rel="stylesheet" href="/sandbox.css">
        </head>
        <body>
          <header><p>決済の練習用画面（本物のお金は動きません）</p></header>
          <main>
        {main}
          </main>
        </body>
        </html>
        """;

    private static string E(string text) => Encoder.Encode(text);
}

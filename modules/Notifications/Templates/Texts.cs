namespace WelfareMutual.Notifications.Templates;

/// <summary>All notices of the product, in plain polite Japanese.</summary>
internal static class Texts
{
    public const string Footer = "\n\nこのメールには返信できません。\n心当たりがないときは、お電話でお問い合わせください。\n";

    public static readonly TextOf[] All =
    [
        new("ticket-bought", "チケットの購入を受け付けました", "チケットの購入を受け付けました。\n内容と券の受け取り方は、次のページでご覧ください。\n{link}", "/my/tickets/{id}"),
        new("order-lapsed", "お取り置きの時間が過ぎました", "お取り置きの時間が過ぎたため、席を戻しました。\nお金はかかっていません。行き違いで支払われたときは、すべて返金します。\n次のページから、もう一度選べます。\n{link}", "/tickets/result/{id}"),
        new("entry-lapsed", "お取り置きの時間が過ぎました", "イベントのお取り置きの時間が過ぎたため、席を戻しました。\nお金はかかっていません。行き違いで支払われたときは、すべて返金します。\n空きがあれば、次のページからもう一度申し込めます。\n{link}", "/events/result/{id}"),
        new("event-entered", "イベントの申込みを受け付けました", "イベントの申込みを受け付けました。\n日時と場所は、次のページでご覧ください。\n{link}", "/events/result/{id}"),
        new("event-cancelled", "イベントの申込みについてのお知らせ", "イベントの申込みが取り消しになりました。\nくわしくは、次のページでご覧ください。\n{link}", "/events/result/{id}"),
        new("case-submitted", "申請を受け付けました", "申請を受け付けました。\n進みぐあいは、次のページでご覧ください。\n{link}", "/my/cases"),
        new("case-returned", "申請について確かめたいことがあります", "申請について、確かめたいことがあります。\n次のページで内容を見て、直してください。\n{link}", "/my/cases"),
        new("case-decided", "申請の結果が出ました", "申請の結果が出ました。\n次のページでご覧ください。\n{link}", "/my/cases"),
        new("case-withdrawn", "申請の取下げを受け付けました", "申請の取下げを受け付けました。\n内容は、次のページでご覧ください。\n心当たりがないときは、お電話でお知らせください。\n{link}", "/my/cases"),
        new("money.payout-scheduled", "振込みの予定が決まりました", "振込みの予定が決まりました。\n日にちは、次のページでご覧ください。\n{link}", "/my/cases"),
        new("money.payout-put-off", "振込みの日が変わります", "お知らせした振込みの日が変わります。ご心配をおかけします。\n新しい日が決まったら、もう一度お知らせします。\n{link}", "/my/cases"),
        new("roster-filed", "名簿を届け出ました", "名簿の届出が終わりました。\n届け出た人数と、直すところは、次のページでご覧ください。\n{link}", "/enterprise/roster-filed/{id}"),
        new("roster-returned", "名簿を届け出られませんでした", "名簿を届け出られませんでした。何も変わっていません。\n理由と内容を、次のページで確かめてください。\n{link}", "/enterprise/review-roster/{id}"),
        new("password-changed", "パスワードが変わりました", "パスワードが変わりました。\n心当たりがないときは、すぐに次のページで新しい鍵を申し込んでください。\n{link}", "/identity/recover"),
        new("signed-in-elsewhere", "新しい端末からのログイン", "これまでと違う場所と端末から、ログインがありました。\n心当たりがあるときは、何もしなくてかまいません。\n心当たりがないときは、次のページで新しい鍵を申し込み、お電話でお知らせください。\n{link}", "/identity/recover"),
        new("passkey-added", "パスキーを登録しました", "パスキーが登録されました。次から、指紋や顔などでログインできます。\n心当たりがないときは、次のページでそのパスキーを外し、お電話でお知らせください。\n{link}", "/identity/passkeys"),
        new("passkey-removed", "パスキーを外しました", "登録していたパスキーが外されました。そのパスキーではログインできません。\n心当たりがないときは、次のページで確かめ、お電話でお知らせください。\n{link}", "/identity/passkeys"),
        new("payee-changed", "新しい振込先の口座が届け出られました", "これまでと違う振込先の口座が届け出られました。\n安全のため、しばらく待ってから振り込みます。\n心当たりがないときは、すぐにお電話でお知らせください。\n{link}", "/my/cases"),
        new("payee-changed-former", "新しい振込先の口座が届け出られました", "これまでと違う振込先の口座が届け出られました。\n安全のため、しばらく待ってから振り込みます。\n心当たりがないときは、すぐにお電話でお知らせください。\n{link}", "/my/cases", ToFormer.OrElseNowhere),
        new("members.filed-for-you", "届出についてのお知らせ", "あなたについての届出を受け付けました。\n内容は、次のページでご覧ください。\n{link}", "/my/profile"),
        new("members.filing-withdrawn", "届出の取り下げについてのお知らせ", "あなたについての届出が取り下げられました。取り下げた届出は、なかったことになります。\n心当たりがないときは、勤務先の担当者かお電話でお問い合わせください。\n登録の内容は、次のページでご覧ください。\n{link}", "/my/profile"),
        new("members.second-confirm", "退会の届出の確認をお願いします", "{count}人が退会になる名簿が届け出られました。\nまだ何も変わっていません。退会になる人を、次のページで確かめてください。\n{link}", "/enterprise/second-confirm/{id}"),
        new("officer-invited", "事業所担当者としてのご案内", "事業所の担当者として登録されました。\n別にお送りする鍵を使って、次のページで使い始めの手続きをしてください。\n{link}", "/identity/claim-account"),
        new(TextOf.MailChanged, "メールアドレスが変わりました", "ご登録のメールアドレスが変わりました。\n心当たりがないときは、お電話でお知らせください。\n{link}", "/my/profile", ToFormer.OrElseHere),
        new("members.activation-key", "使い始めの鍵のお知らせ",
            "使い始めの手続きに使う番号と鍵をお送りします。\n番号　{number}\n鍵　{key}\n鍵は{until}まで使えます。届いたら早めに手続きをしてください。\n手続きのページ　{link}\n鍵は5回まちがえると使えなくなります。ほかの人に見せないでください。", "/identity/claim-account"),
        new("officer-key", "事業所担当者の鍵のお知らせ",
            "事業所担当者の使い始めに使うIDと鍵をお送りします。\nID　{number}\n鍵　{key}\n鍵は{until}まで使えます。届いたら早めに手続きをしてください。\n手続きのページ　{link}\n鍵は5回まちがえると使えなくなります。ほかの人に見せないでください。", "/identity/claim-account"),
        new("recovery-key", "新しい鍵のお知らせ",
            "お申し込みの新しい鍵をお送りします。\n番号　{number}\n鍵　{key}\n前の鍵は使えません。鍵は{until}まで使えます。届いたら早めに手続きをしてください。\n手続きのページ　{link}\nお申し込みに心当たりがないときは、この手紙を捨てて、お電話でお知らせください。", "/identity/recover/key"),
        // A key is used once: whoever lost the device and sets a password with it stays outside.
        new("officer-recovery-key", "新しい鍵のお知らせ",
            "お申し込みの新しい鍵をお送りします。\nID　{number}\n鍵　{key}\n前の鍵は使えません。鍵は{until}まで、1回だけ使えます。なくしたものに合わせて、次のどちらかのページで手続きをしてください。\nパスワードを忘れたとき　{link}\n確認コードのアプリをなくしたとき、機種を変えたとき　{portal}/identity/second-factor/renew\n両方をなくしたときは、この鍵でパスワードを決めてから、もう一度鍵を申し込んでください。\nお申し込みに心当たりがないときは、この手紙を捨てて、お電話でお知らせください。", "/identity/recover/key"),
    ];
}

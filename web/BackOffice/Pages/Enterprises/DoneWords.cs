namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

/// <summary>What was done to an enterprise, for the banner over its page.</summary>
internal static class DoneWords
{
    public static string Of(string code) => code switch
    {
        "opened" => "事業所を登録しました。",
        "moved" => "状態の変更を入れました。",
        "cancelled" => "予定していた状態の変更を取りやめました。",
        "profile" => "名前と所在地の変更を入れました。",
        "account" => "会費の口座を入れました。",
        "invited" => "担当者を招きました。鍵の手紙は、ほかの職員が印刷します。",
        "key" => "新しい鍵の手紙を用意しました。ほかの職員が印刷します。前の鍵は使えません。",
        "rights" => "担当者の権限を変えました。ログイン中の画面は終わりました。",
        "closed" => "担当者の利用を終えました。ログイン中の画面も終わりました。",
        _ => "保存しました。",
    };
}

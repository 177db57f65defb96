namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

/// <summary>What was done to an enterprise, for the banner over its page.</summary>
internal static class DoneWords
{
    public static string Of(string code) => code switch
    {
        "opened" => "事業所を登録した。",
        "moved" => "状態の変更を入れた。",
        "cancelled" => "予定していた状態の変更を取りやめた。",
        "profile" => "名前と所在地の変更を入れた。",
        "account" => "会費の口座を入れた。",
        "invited" => "担当者を招いた。鍵の手紙は、次の印刷に入る。",
        "key" => "新しい鍵の手紙を用意した。次の印刷に入る。前の鍵は使えない。",
        "rights" => "担当者の権限を変えた。ログイン中の画面は終わった。",
        "closed" => "担当者の利用を終えた。ログイン中の画面も終わった。",
        _ => "保存した。",
    };
}

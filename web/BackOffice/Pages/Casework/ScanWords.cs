using WelfareMutual.Casework.Contracts;

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

/// <summary>What is said in a document's place, and beside it.</summary>
internal static class ScanWords
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Waiting => "ウイルスの検査をしています。終わるまで開けません。",
        Verdict.Found => "ウイルスなどが見つかったため、消しました。",
        Verdict.Passed => "検査なし（開発用の設定）",
        _ => "検査済み",
    };
}

using WelfareMutual.Casework.Contracts;

namespace WelfareMutual.Web.Portal.Pages.Casework;

/// <summary>What a member reads behind the name of a document; nothing where all is well.</summary>
internal static class ScanWords
{
    public const string Found = "ウイルスなどが見つかったため、この書類は消しました。別の端末で撮り直すか、もとのファイルを確かめて、送り直してください。";

    public static string After(Verdict verdict) => verdict switch
    {
        Verdict.Waiting => "（ウイルスがないか検査しています）",
        Verdict.Found => "（消しました。送り直してください）",
        _ => "",
    };
}

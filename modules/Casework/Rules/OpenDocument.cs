using WelfareMutual.Casework.Contracts;
using WelfareMutual.Kernel;

namespace WelfareMutual.Casework.Rules;

/// <summary>A document is opened once it was scanned and nothing was found. Source: OWASP ASVS 5.4.3.</summary>
internal static class OpenDocument
{
    public static readonly Refusal Waiting = new(
        "casework-document-waiting", "この書類は、ウイルスの検査がまだ終わっていません。終わるまで開けません。数分たってから、もう一度開いてください。");

    public static readonly Refusal Found = new(
        "casework-document-found", "この書類は、ウイルスなどが見つかったため消しました。開けません。申請を差し戻して、送り直しを頼んでください。");

    /// <param name="scanned">How many chunks were scanned.</param>
    /// <param name="chunks">How many the document has now.</param>
    public static Refusal? Refuse(Verdict verdict, int? scanned, int chunks) =>
        verdict == Verdict.Found ? Found
        : verdict.MayBeOpened() && scanned == chunks ? null
        : Waiting;
}

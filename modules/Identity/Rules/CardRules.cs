using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Rules;

/// <summary>Source: IAM-01. What is written down of a card, and of a terminal's certificate.</summary>
internal static class CardRules
{
    public static readonly Refusal Taken = new("identity-card-registered", "このカードは登録済みです。カードを確認してください。", "Serial");
    public static readonly Refusal OneInUse = new("identity-card-one-in-use", "この人のカードが、ほかの画面で先に有効になりました。画面を開き直してください。");
    public static readonly Refusal Period = new("identity-card-period", "有効期限が過ぎています。これからの日を入力してください。", "ValidTo");
    public static readonly Refusal Thumbprint = new("identity-card-thumbprint", "証明書の指紋は64けたの16進数です。証明書の情報を確認してください。", "Thumbprint");
    public static readonly Refusal SerialMissing = new("identity-card-serial", "カードのシリアル番号は16進数です。カードの情報を確認してください。", "Serial");
    public static readonly Refusal WhyStopped = new("identity-card-why-stopped", "カードを止める理由を1つ選んでください。", "Why");
    public static readonly Refusal NotInUse = new("identity-card-not-in-use", "使われていないカードは、一時停止できません。", "Why");
    public static readonly Refusal NotSuspended = new("identity-card-not-suspended", "一時停止中のカードではありません。画面を開き直してください。");

    public static Refusal? Check(string serial, string thumbprint, DateOnly to, DateOnly today) =>
        !IsHex(serial.Trim()) ? SerialMissing : CheckCertificate(thumbprint, to, today);

    public static Refusal? CheckCertificate(string thumbprint, DateOnly to, DateOnly today) =>
        thumbprint.Length != 64 || !IsHex(thumbprint) ? Thumbprint
        : to < today ? Period
        : null;

    private static bool IsHex(string text) => text.Length > 0 && text.All(char.IsAsciiHexDigit);
}

using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Rules;

/// <summary>The same words for an unknown number and a wrong secret: whether an account exists is nobody's business.</summary>
internal static class SignInRefusals
{
    public static readonly Refusal NoMatch = new(
        "identity-no-match", "会員番号またはパスワードが合いません。少し待ってからもう一度お試しください。");

    public static readonly Refusal Busy = new(
        "identity-busy", "ただいまログインが混み合っています。1分ほど待ってから、もう一度お試しください。");

    /// <summary>Said after the right password only.</summary>
    public static readonly Refusal PasswordToRenew = new(
        "identity-password-to-renew",
        "安全のため、このパスワードは使えなくなりました。郵便でお送りする新しい鍵で、パスワードを決め直してください。手紙が届かないときは、お電話ください。");

    public static readonly Refusal KeyNoMatch = new(
        "identity-key-no-match", "番号または鍵が合いません。手紙を見て、もう一度入れてください。鍵は5回まちがえると使えなくなります。");

    public static readonly Refusal KeyLocked = new(
        "identity-key-locked", "この鍵は使えなくなりました。新しい鍵を郵送します。お急ぎのときはお電話ください。");

    public static readonly Refusal CodeNoMatch = new(
        "identity-code-no-match", "確認コードが合いません。アプリに出ている新しい6けたの数字を入れてください。", "Code");

    public static readonly Refusal NotWaiting = new(
        "identity-second-factor-not-waiting", "設定の途中ではありません。はじめからやり直してください。");

    public static readonly Refusal StaffNoMatch = new(
        "identity-staff-no-match", "ICカードとパスワードの組み合わせを確認できません。カードを入れ直して、もう一度入力してください。");

    public static readonly Refusal LoginTaken = new("identity-login-taken", "このIDは使えません。別のIDにしてください。", "Login");

    public static readonly Refusal ProofNoMatch = new(
        "identity-proof-no-match", "パスワードが合いません。もう一度入れてください。", "Password");

    public static readonly Refusal CurrentNoMatch = new(
        "identity-current-no-match", "いまのパスワードが合いません。もう一度入れてください。", "Current");
}

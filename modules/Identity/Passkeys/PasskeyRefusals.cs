using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Passkeys;

internal static class PasskeyRefusals
{
    public static readonly Refusal TooLate = new(
        "identity-passkey-too-late", "パスキーの確認に時間がかかったか、同じ確認がもう一度送られました。もう一度はじめからお試しください。");

    public static readonly Refusal NoMatch = new(
        "identity-passkey-no-match", "パスキーを確認できませんでした。もう一度試すか、パスワードでログインしてください。");

    public static readonly Refusal NotMade = new(
        "identity-passkey-not-made", "パスキーを登録できませんでした。端末の画面ロック（指紋、顔、暗証番号）を使えるようにして、もう一度お試しください。");

    public static readonly Refusal Known = new("identity-passkey-known", "このパスキーは登録されています。");

    public static readonly Refusal TooMany = new("identity-passkey-too-many", "パスキーは10個まで登録できます。使っていないものを外してから登録してください。");
}

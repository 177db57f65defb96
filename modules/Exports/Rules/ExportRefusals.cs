using WelfareMutual.Kernel;

namespace WelfareMutual.Exports.Rules;

internal static class ExportRefusals
{
    public static readonly Refusal SubjectUnknown = new("exports-subject", "この番号の事業所は見つかりません。番号を確かめてください。", "Subject");
    public static readonly Refusal RequestUnknown = new("exports-no-decided-request", "開示を決めた請求がありません。請求の番号と決定を確かめてください。", "Subject");
    public static readonly Refusal ReasonMissing = new("exports-reason", "持ち出す理由を5文字以上で入れてください。", "Reason");
    public static readonly Refusal RecipientMissing = new("exports-recipient", "だれに渡すかを入れてください。", "Recipient");
    public static readonly Refusal PeriodWrong = new("exports-contents", "期間の終わりは、はじめと同じか後の日にしてください。", "To");
    public static readonly Refusal TwoPersons = new("exports-two-persons", "指示した職員は、自分の指示を決められません。ほかの職員に任せてください。");
    public static readonly Refusal PasswordApart = new("exports-password-apart", "ファイルを受け取った職員は、パスワードを受け取れず、伝えられません。ほかの職員に任せてください。");
    public static readonly Refusal StateWrong = new("exports-used", "この指示はもう使われたか、いまの状態ではできません。画面を開き直してください。");
    public static readonly Refusal Changed = new("exports-order-changed", "指示の内容は変えられません。新しい指示を作ってください。");
    public static readonly Refusal Expired = new("exports-expired", "この指示は期限を過ぎました。必要なら新しい指示を作ってください。");
    public static readonly Refusal Taken = new("exports-taken-once", "もう受け取られています。1つの指示で受け取れるのは1回だけです。");
    public static readonly Refusal OwnInterest = new("exports-own-interest", "自分または家族の記録が入っています。ほかの職員に任せてください。");
    public static readonly Refusal Nobody = new("exports-nobody", "当てはまる人の記録がありません。指示の内容を確かめてください。");
    public static readonly Refusal TooLarge = new("exports-too-large", "記録が大きすぎて、1つのファイルにできません。システムの担当に相談してください。");
    public static readonly Refusal StepUnknown = new("exports-step", "行ったことを1つ選んでください。", "Step");
    public static readonly Refusal MediumUnknown = new("exports-medium", "方法を1つ選んでください。", "Medium");
    public static readonly Refusal SameWay = new("exports-same-way", "ファイルとパスワードは別の方法で伝えます。ちがう方法を選んでください。", "Medium");
}

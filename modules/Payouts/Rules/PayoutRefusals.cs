using WelfareMutual.Kernel;

namespace WelfareMutual.Payouts.Rules;

internal static class PayoutRefusals
{
    public static readonly Refusal BranchUnknown = new("payouts-branch-unknown", "金融機関と支店を一覧から選んでください。", "Branch");
    public static readonly Refusal KindMissing = new("payouts-account-kind", "口座の種類を1つ選んでください。", "AccountKind");
    public static readonly Refusal NumberWrong = new("payouts-account-number", "口座番号は7桁までの数字で入れてください。", "AccountNumber");
    public static readonly Refusal HolderMissing = new("payouts-holder-missing", "口座の名義をカタカナで入れてください。", "Holder");
    public static readonly Refusal HolderCharacter = new("payouts-holder-character", "口座の名義に使えない文字があります。カタカナで入れてください。", "Holder");
    public static readonly Refusal HolderLong = new("payouts-holder-long", "口座の名義が長すぎます（銀行の書き方で30文字まで）。通帳のとおりに短くしてください。", "Holder");

    public static readonly Refusal PaidOnce = new("payouts-paid-once", "この給付はほかの振込に入っています。1つの給付は1回だけ振り込みます。");
    public static readonly Refusal Nothing = new("payouts-nothing-to-pay", "振り込める給付がありません。決定した給付があるときに作成してください。");
    public static readonly Refusal DayWrong = new("payouts-day", "振込日は銀行の営業日で、送付に間に合い、3か月より先でない日にしてください。", "PayOn");
    public static readonly Refusal ThreePersons = new("payouts-three-persons", "作成、確認、実行は3人の別の職員が行います。ほかの職員に任せてください。");
    public static readonly Refusal OwnMoney = new("payouts-own-money", "自分または家族への振込が入っています。別の職員に任せてください。");
    public static readonly Refusal OwnDecision = new("payouts-own-decision", "あなたが受付、確認または決定をした給付が入っています。別の職員に任せてください。");
    public static readonly Refusal Changed = new("payouts-content-changed", "確認のときから内容が変わっています。実行できません。作成者に戻してください。");
    public static readonly Refusal TotalWrong = new("payouts-total", "入れた金額が合計と違います。画面の合計を見て、もう一度入れてください。", "Total");
    public static readonly Refusal NotSeen = new("payouts-not-seen", "見たことを確かめてください。", "Seen");
    public static readonly Refusal StateWrong = new("payouts-state", "いまの状態ではこの操作はできません。画面を開き直してください。");
    public static readonly Refusal Held = new("payouts-payee-held", "口座の確認を待つ給付が入っています。この回を取り消して作り直すと、その給付だけが外れます。確認は「確認を待つ振込」で行います。");
    public static readonly Refusal HowMissing = new("payouts-hold-how", "どのようにして本人の口座と確かめたかを、1つ選んでください。", "How");
    public static readonly Refusal HoldOwnCase = new("payouts-hold-own-case", "この申請を受け付けた人、確認した人、決定した人は、口座の確認ができません。別の職員に任せてください。");
    public static readonly Refusal OriginatorMissing = new("payouts-originator", "支払口座の設定がありません。設定してから作成してください。");
    public static readonly Refusal FileProblem = new("payouts-file", "振込のファイルを作れません。");
    public static readonly Refusal FileErased = new("payouts-file-erased", "このファイルは、保存期間が過ぎたため消去しました。合計と件数は残っています。");
    public static readonly Refusal FileVoid = new("payouts-file-void", "この回は取り消しました。ファイルは使えません。");
    public static readonly Refusal FileLate = new("payouts-file-late", "振込日を過ぎています。この回を取り消して、新しい振込日で作り直してください。");
    public static readonly Refusal FileNotTaken = new("payouts-file-not-taken", "銀行に送るファイルを、まだだれも受け取っていません。受け取るまで、振込済みにできません。");
    public static readonly Refusal AlreadyTaken = new("payouts-file-taken", "このファイルはもう受け取られています。もう一度受け取るときは理由を入れてください。", "Reason");
}

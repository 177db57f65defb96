using WelfareMutual.Kernel;

namespace WelfareMutual.Exports.Rules;

internal static class RequestRefusals
{
    public static readonly Refusal MemberUnknown = new("exports-requests-member", "この番号の会員や担当者は見つかりません。番号を確かめてください。", "MemberNumber");
    public static readonly Refusal DayWrong = new("exports-requests-day", "受け付けた日は、今日までの日にしてください。", "ReceivedOn");
    public static readonly Refusal WishMissing = new("exports-requests-wish", "求めていることを入れてください。", "Wish");
    public static readonly Refusal ProofUnknown = new("exports-requests-proof", "何で確かめたかを1つ選んでください。代理人のときは、委任状などを選びます。", "Proof");
    public static readonly Refusal ReasonMissing = new("exports-requests-reason", "理由を5文字以上で入れてください。本人に知らせます。", "Reason");
    public static readonly Refusal GroundsMissing = new("exports-requests-grounds", "決定の理由を5文字以上で入れてください。本人に知らせます。", "Grounds");
    public static readonly Refusal AnswerUnknown = new("exports-requests-answer", "決定の案を1つ選んでください。", "Answer");
    public static readonly Refusal TwoPersons = new("exports-requests-two-persons", "案を作った職員は、自分の案を決められません。ほかの職員に任せてください。");
    public static readonly Refusal ExtendedOnce = new("exports-requests-extended", "延長は期限の前に1回だけできます。");
    public static readonly Refusal StateWrong = new("exports-request-state", "いまの状態ではこの操作はできません。画面を開き直してください。");
    public static readonly Refusal MeasuresMissing = new("exports-requests-measures", "行ったことを5文字以上で入れてください。まだできないことがあるときは、その理由も入れます。本人に知らせます。", "Measures");
    public static readonly Refusal Changed = new("exports-request-changed", "受け付けた内容は変えられません。");
}

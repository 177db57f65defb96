using WelfareMutual.Kernel;

namespace WelfareMutual.Casework.Rules;

internal static class CaseRefusals
{
    public static readonly Refusal MoveNotAllowed = new("casework-move-not-allowed", "いまの状態ではこの操作はできません。画面を開き直して、状態を確かめてください。");
    public static readonly Refusal Taken = new("casework-taken", "この件はほかの職員が担当しています。受信箱で担当を確かめてください。");
    public static readonly Refusal AmountChanged = new("casework-amount-changed", "画面の金額がいまの金額と違います。金額を確かめてから、もう一度決定してください。", "Amount");
    public static readonly Refusal AmountMissing = new("casework-amount-missing", "金額を1円以上で入れてください。", "Amount");
    public static readonly Refusal ReasonMissing = new("casework-reason-missing", "理由を入れてください。", "Reason");
    public static readonly Refusal AmountReasonMissing = new("casework-amount-reason-missing", "決まりと違う金額にする理由を入れてください。", "Reason");
    public static readonly Refusal FieldsMissing = new("casework-fields-missing", "直してもらう項目を1つ以上選び、理由を入れてください。", "Fields");
    public static readonly Refusal FieldUnknown = new("casework-field-unknown", "この申請にない項目は選べません。", "Fields");
    public static readonly Refusal NeedMissing = new("casework-need-missing", "どの書類かを選んでください。", "Need");
    public static readonly Refusal StaffUnknown = new("casework-staff-unknown", "この職員番号の人はいません。", "StaffCode");
    public static readonly Refusal MemberUnknown = new("casework-member-unknown", "この会員番号の人はいません。", "MemberNumber");
}

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

/// <summary>What was done to a case, in words; a name that is not here is shown as the log has it.</summary>
internal static class DeedWords
{
    private static readonly Dictionary<string, string> All = new(StringComparer.Ordinal)
    {
        ["casework.review-case"] = "開いて確かめた",
        ["casework.read-document"] = "書類を開いた",
        ["casework.take-case"] = "担当になった",
        ["casework.let-case-go"] = "担当を手放した",
        ["casework.check-content"] = "内容を確認済みにした",
        ["casework.return-for-fields"] = "差し戻した",
        ["casework.propose-amount"] = "金額を確認済みにした",
        ["casework.send-back-amount"] = "金額の確認に戻した",
        ["casework.approve-case"] = "決定した",
        ["casework.reject-case"] = "不支給にした",
        ["casework.reverse-case"] = "決定を取り消した",
        ["casework.withdraw-case"] = "取り下げた",
        ["casework.withdraw-for-member"] = "本人の申出で取り下げた",
        ["casework.attach-document"] = "書類を付けた",
        ["casework.attach-paper-document"] = "紙の書類を付けた",
        ["casework.remove-document"] = "書類を外した",
        ["casework.my-case"] = "状況を見た",
        ["condolence-benefits.start-claim"] = "書き始めた",
        ["condolence-benefits.answer-question"] = "書いた",
        ["condolence-benefits.submit-claim"] = "申請した",
        ["condolence-benefits.correct-claim"] = "直して出した",
        ["condolence-benefits.enter-paper-claim"] = "紙の申請を入力した",
        ["condolence-benefits.correct-paper-claim"] = "紙で届いた直しを入力した",
    };

    public static string Of(string useCase) => All.GetValueOrDefault(useCase, useCase);
}

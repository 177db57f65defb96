namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Unpaid dues: refused (Morioka, Kururu) or held until they are paid (Tomakomai) (DOMAIN 1.5).</summary>
internal static class ArrearsRule
{
    private const string Name = "会費の未納なし";

    public static Finding? Check(Question question) => (question.Rule.Eligibility.Arrears, question.Facts.DuesUnpaid) switch
    {
        (Arrears.Ignore, _) => null,
        (_, null) => Finding.Look(Name, "会費の記録はここにありません。会計で確かめてください"),
        (_, false) => Finding.Satisfied(Name, "未納なし"),
        (Arrears.Hold, _) => Finding.NeedsPerson(Name, "未納あり", "会費の未納があります。納付されるまで保留してください。"),
        _ => Finding.Refused(Name, "未納あり", "benefits.dues_unpaid", "会費の未納があるため支給できません。", "membership"),
    };
}

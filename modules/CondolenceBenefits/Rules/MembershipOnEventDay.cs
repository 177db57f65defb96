namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Member on the event day, or in the grace after leaving with the document it needs (Hyogo: one month, the
/// partner's consent), or joined by the rule's own cut-off (Hyogo: 10 April for entry, 1 February for leaving school).</summary>
internal static class MembershipOnEventDay
{
    private const string Name = "その日に会員";

    public static Finding Check(Question question)
    {
        if (question.Membership is not { } membership)
        {
            return Finding.Refused(Name, "会員の期間がありません", "benefits.never_member", "会員の期間が見つかりません。", "membership");
        }

        var eligibility = question.Rule.Eligibility;
        if (eligibility.JoinedBy is { } cutOff)
        {
            return JoinedBy(question, membership, cutOff);
        }

        var inputs = $"{Words.Of(question.Day)}、加入日 {Words.Of(membership.Joined)}" + (membership.Left is { } left ? $"、退会日 {Words.Of(left)}" : "");
        if (!eligibility.MemberOnEventDay || membership.Contains(question.Day))
        {
            return Finding.Satisfied(Name, inputs);
        }

        return membership.Left is { } end && question.Day > end && eligibility.Grace is { } grace
            ? AfterLeaving(question, end, grace, inputs)
            : Finding.Refused(Name, inputs, "benefits.not_member", $"{Words.Of(question.Day)}には会員ではありませんでした。", "event_date");
    }

    private static Finding AfterLeaving(Question question, DateOnly left, Grace grace, string inputs)
    {
        var last = grace.Length.LastDay(left, firstDayCounts: false);
        if (question.Day > last)
        {
            return Finding.Refused(
                Name, inputs, "benefits.grace_over", $"退会から{Words.Of(grace.Length)}（{Words.Of(last)}まで）を過ぎています。", "event_date");
        }

        return question.Facts.Documents.Contains(grace.DocumentId)
            ? Finding.Satisfied("退会の後の期間", $"{inputs}、{Words.Of(last)}まで")
            : Finding.Refused(
                "退会の後の期間", inputs, "benefits.grace_document", "退会した後の申請には、相手の方の同意書がいります。", "documents");
    }

    private static Finding JoinedBy(Question question, MembershipSpan membership, MonthDay cutOff)
    {
        var by = new DateOnly(question.Day.Year, cutOff.Month, cutOff.Day);
        var inputs = $"加入日 {Words.Of(membership.Joined)}、期限 {Words.Of(by)}";
        if (membership.Joined > by)
        {
            return Finding.Refused(
                "加入の期限", inputs, "benefits.joined_late", $"{Words.Of(by)}までに加入した方が対象です。", "membership");
        }

        return membership.Left is { } left && left < question.Day
            ? Finding.Refused(Name, inputs, "benefits.not_member", $"{Words.Of(question.Day)}には会員ではありませんでした。", "event_date")
            : Finding.Satisfied("加入の期限", inputs);
    }
}

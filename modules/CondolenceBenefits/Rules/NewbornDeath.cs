namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Below 7 or 14 days of life there is no birth benefit, only condolence where it exists (case 20). The threshold is data.</summary>
internal static class NewbornDeath
{
    public static Finding? Check(Question question)
    {
        if (question.Rule.NewbornDeathDays is not { } threshold || question.Facts.ChildDied is not { } died)
        {
            return null;
        }

        var lived = died.DayNumber - question.Day.DayNumber;
        return lived >= threshold
            ? Finding.Satisfied("生まれてからの日数", $"{lived}日（{threshold}日以上）")
            : Finding.Refused(
                "生まれてからの日数", $"{lived}日", "benefits.newborn_death",
                $"出生から{threshold}日に満たないため、出産祝金の対象になりません。弔慰金を確かめてください。", "child");
    }
}

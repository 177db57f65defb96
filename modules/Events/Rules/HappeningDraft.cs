using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;

namespace WelfareMutual.Events.Rules;

/// <summary>What staff may enter for an event.</summary>
internal static class HappeningDraft
{
    public static readonly Refusal NoTitle = new("events-no-title", "「名称」を入力してください（40文字以内）。", "Title");
    public static readonly Refusal EntryPeriod = new("events-entry-period", "申込みの終わりは、始まりより後にしてください。", "EntriesUntil");
    public static readonly Refusal Limits = new("events-limits", "いっしょに参加できる人数は0人から20人、世帯の人数は1人から100人までで入力してください。", "CompanionsMost");
    public static readonly Refusal NoSessions = new("events-no-sessions", "開催日と定員を1回以上入力してください。", "Sessions");
    public static readonly Refusal EndsAfterEvent = new("events-entries-after-session", "申込みと取消しの期限は、最後の回が始まる日時までにしてください。", "EntriesUntil");
    public static readonly Refusal Capacity = new("events-capacity", "定員は0人から10,000人までで入力してください。", "Sessions");
    public static readonly Refusal BelowEntered = new("events-capacity-below-entered", "定員を、すでに申し込まれた人数より少なくすることはできません。", "Sessions");
    public static readonly Refusal SessionEntered = new("events-session-entered", "申込みのある回の開催日は変えられず、回を消すこともできません。", "Sessions");
    public static readonly Refusal NoClasses = new("events-no-classes", "参加費の区分を1つ以上入力してください。", "Classes");
    public static readonly Refusal BadFee = new("events-bad-fee", "参加費は、区分の名前と、0円から300,000円までの整数で入力してください。", "Classes");
    public static readonly Refusal Ages = new("events-ages", "「何歳未満」には、「何歳から」より大きい年齢を入力してください。", "Classes");
    public static readonly Refusal Overlap = new("events-ages-overlap", "同じ対象の区分で、年齢が重なっています。", "Classes");
    public static readonly Refusal IntakeFixed = new("events-intake-fixed", "受付の方法は、最初の申込みのあとは変えられません。", "Intake");
    public static readonly Refusal OnlyFirstCome = new("events-only-first-come", "抽選の受付はまだ開けません。公開するには、受付の方法を先着にしてください。", "Intake");

    public static List<Refusal> Refuse(SaveEvent draft)
    {
        var refusals = new List<Refusal>();
        void Check(bool broken, Refusal refusal)
        {
            if (broken)
            {
                refusals.Add(refusal);
            }
        }
        Check(draft.Title.Trim() is not { Length: > 0 and <= 40 }, NoTitle);
        Check(draft.EntriesUntil <= draft.EntriesFrom, EntryPeriod);
        Check(draft.CompanionsMost is < 0 or > 20 || draft.LimitPerHousehold is < 1 or > 100, Limits);
        Check(draft.Sessions.Count == 0, NoSessions);
        Check(draft.Sessions.Count > 0 && Last(draft) is var last && (draft.EntriesUntil > last || draft.CancelUntil > last), EndsAfterEvent);
        Check(draft.Sessions.Any(s => s.Capacity is < 0 or > 10_000), Capacity);
        Check(draft.Classes.Count == 0, NoClasses);
        Check(draft.Classes.Any(c => c.Name.Trim().Length == 0 || c.Fee.Amount is < 0 or > 300_000), BadFee);
        Check(draft.Classes.Any(c => c.AgeFrom < 0 || c.AgeTo <= c.AgeFrom), Ages);
        Check(draft.Classes.GroupBy(c => c.ForWhom).Any(Overlaps), Overlap);
        return refusals;
    }

    private static DateTimeOffset Last(SaveEvent draft) => draft.Sessions.Max(s => Clock.StartOf(s.Day) + s.StartsAt.ToTimeSpan());

    private static bool Overlaps(IEnumerable<SaveEvent.Class> classes)
    {
        var byAge = classes.OrderBy(c => c.AgeFrom).ToArray();
        return byAge.Zip(byAge.Skip(1)).Any(p => p.First.AgeTo is null || p.First.AgeTo > p.Second.AgeFrom);
    }
}

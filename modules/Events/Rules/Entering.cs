using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;

namespace WelfareMutual.Events.Rules;

/// <summary>When an event takes entries, and until when an entry may be cancelled. The first second belongs to it, the last instant does not.</summary>
internal static class Entering
{
    public static readonly Refusal NotYet = new("events-entries-not-yet", "まだ申込みが始まっていません。申込みの始まる日時を確かめてください。");
    public static readonly Refusal Over = new("events-entries-over", "申込みは終わりました。ほかのイベントをご覧ください。");
    public static readonly Refusal Begun = new("events-session-begun", "この回はもう始まっています。ほかの回をお選びください。");
    public static readonly Refusal Full = new("events-full", "お申し込みの人数分の空きがありません。人数を減らすか、ほかの回をお選びください。お金はかかっていません。");
    public static readonly Refusal EnteredAlready = new("events-entered-already", "この回にはもう申し込んでいます。「わたしのイベント」で確かめてください。");
    public static readonly Refusal NotAMember = new("events-not-a-member", "いまは会員期間の外のため、申し込むことができません。");
    public static readonly Refusal TooLateToCancel = new("events-cancel-over", "取り消せる期限を過ぎています。参加できないときはお電話ください。");

    public static Refusal? Refuse(Happening happening, Session session, DateTimeOffset now) =>
        Refuse(happening, now) ?? (now >= StartOf(session) ? Begun : null);

    public static Refusal? Refuse(Happening happening, DateTimeOffset now) =>
        happening.PublishedAt is null ? Refusal.NotFound
        : happening.ClosedAt is not null || now >= happening.EntriesUntil ? Over
        : now < happening.EntriesFrom ? NotYet
        : null;

    /// <summary>The deadline is the event's; what has begun is not given back.</summary>
    public static bool MayCancel(Happening happening, Session session, DateTimeOffset now) => now < happening.CancelUntil && now < StartOf(session);

    public static DateTimeOffset StartOf(Session session) => Clock.StartOf(session.Day) + session.StartsAt.ToTimeSpan();
}

using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.Members;

internal sealed class MembersRetention : IRetention
{
    private const string RosterEnded =
        "(select case when r.state not in ('AwaitingSecond', 'Filing') then (coalesce(r.filed_at, r.uploaded_at) at time zone 'Asia/Tokyo')::date end from members.roster_upload r where r.id = t.{0})";

    public static IReadOnlyList<Kept> Tables { get; } =
    [
        Kept.WithPerson("members.member_search", "t.person_id", Erasing.Rows, Grounds.Membership),
        Kept.WithPerson("members.registered_relative", "t.person_id", Erasing.Rows, Grounds.Membership),
        new("members.filing", "t.person_id", Erasing.Rows, Keep.Filing, "届け出た日（反映するまでは消さない）",
            "case when t.state <> 'Filed' then (t.filed_at at time zone 'Asia/Tokyo')::date end", Grounds.Membership)
        { Alone = true },
        Kept.WithPerson("members.member_contact", "t.id", Erasing.Rows, Grounds.Membership),
        Kept.WithPerson("members.member_profile", "t.id", Erasing.Rows, Grounds.Membership),
        // Who was a member when is counted for ever; whose span it was is not (members.past_span).
        Kept.WithPerson("members.tenure_span", "t.person_id", Erasing.Rows, Grounds.Membership),
        Roster("members.roster_chunk", "roster_id"),
        Roster("members.roster_progress", "id"),
        Roster("members.roster_upload", "id"),
        Kept.WithPerson("members.column_answer", "t.enterprise_id", Erasing.Rows, Grounds.Service),
        new("members.member", "t.id", Erasing.Rows, Keep.Membership, "退会した日", "case when t.state = 'Left' then t.left_on end", Grounds.Membership)
        { Anchor = "true", Kind = "Member" },
        new("members.member", "t.enterprise_id", Erasing.Stays, Keep.Membership, "事業所の会員の記録がすべて消えた日", "null::date", Grounds.Membership),
    ];

    /// <summary>An uploaded list holds many people: it goes long before any of them does.</summary>
    private static Kept Roster(string table, string roster) =>
        new(table, "t.enterprise_id", Erasing.Rows, Keep.Roster, "名簿を届け出た日", RosterEnded.Replace("{0}", roster, StringComparison.Ordinal), Grounds.Service) { Alone = true };
}

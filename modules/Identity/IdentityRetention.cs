using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.Identity;

internal sealed class IdentityRetention : IRetention
{
    /// <summary>Whose firm withdrew is no officer any more, though nobody closed the account.</summary>
    private const string NoOfficer =
        "coalesce((t.closed_at at time zone 'Asia/Tokyo')::date, (select max(x.effective_from) from enterprises.enterprise_transition x join enterprises.enterprise e on e.id = x.enterprise_id where e.id = t.enterprise_id and e.state = 'Withdrawn'))";

    public static IReadOnlyList<Kept> Tables { get; } =
    [
        Kept.WithPerson("identity.mailed_key", "t.account_id", Erasing.Rows, Grounds.Service),
        Kept.WithPerson("identity.recovery_request", "t.account_id", Erasing.Rows, Grounds.Service),
        Kept.WithPerson("identity.passkey", "t.person_id", Erasing.Rows, Grounds.Service),
        Kept.WithPerson("identity.emergency", "t.staff_id", Erasing.Rows, "だれが扱ったかを記録から示すため"),
        Kept.WithPerson("identity.credential", "t.id", Erasing.Rows, Grounds.Service),
        Kept.WithPerson("identity.alert", "t.subject_id", Erasing.Rows, Grounds.Security),
        // A member's account lives as long as the membership; an officer is known by the account alone.
        new("identity.account", "t.id", Erasing.Rows, Keep.Membership, "担当者でなくなった日（会員は本人の記録が消えるとき）",
            $"case when t.kind = 'Officer' then {NoOfficer} else (t.opened_at at time zone 'Asia/Tokyo')::date end", Grounds.Membership)
        { Anchor = "t.kind = 'Officer'", Kind = "Officer" },
        new("identity.account", "t.enterprise_id", Erasing.Stays, Keep.Membership, "担当者でなくなった日", NoOfficer, Grounds.Membership),
        Kept.WithPerson("identity.staff_password", "t.staff_id", Erasing.Rows, Grounds.Service),
        // Nameless it stays: cards, acts and reviews refer to it.
        new("identity.staff", "t.id", Erasing.Values, Keep.Membership, "職員でなくなった日", "(t.closed_at at time zone 'Asia/Tokyo')::date", "だれが扱ったかを記録から示すため")
        { Columns = ["code", "name", "member_id"], Anchor = "true", Kind = "Staff" },
    ];
}

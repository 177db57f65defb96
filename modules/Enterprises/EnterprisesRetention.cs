using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.Enterprises;

/// <summary>An enterprise is no person; its representative and its account are, and they lie under its keys. The firm's name stays in the books.</summary>
internal sealed class EnterprisesRetention : IRetention
{
    public static IReadOnlyList<Kept> Tables { get; } =
    [
        Kept.WithPerson("enterprises.enterprise_account", "t.enterprise_id", Erasing.Rows, Grounds.Books),
        Kept.WithPerson("enterprises.enterprise_profile", "t.enterprise_id", Erasing.Values, Grounds.Membership, "representative"),
        new("enterprises.enterprise", "t.id", Erasing.Stays, Keep.Membership, "事業所が退会した日",
            "case when t.state = 'Withdrawn' then (select max(x.effective_from) from enterprises.enterprise_transition x where x.enterprise_id = t.id) end", Grounds.Membership)
        { Anchor = "true", Kind = "Enterprise" },
    ];
}

using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.CondolenceBenefits;

/// <summary>Kind, day and amount of a benefit stay in the books; what was stated, and about whom, does not. While the person is a member it is kept:
/// the same event must not be paid twice.</summary>
internal sealed class CondolenceBenefitsRetention : IRetention
{
    public static IReadOnlyList<Kept> Tables { get; } =
    [
        Kept.WithPerson("condolence_benefits.claim_correction", "t.person_id", Erasing.Rows, Grounds.Review),
        Kept.WithPerson("condolence_benefits.claim_draft", "t.person_id", Erasing.Rows, "申請の書きかけ。60日で消える"),
        new("condolence_benefits.benefit", "t.person_id", Erasing.Values, Keep.Books, "請求した日（決定して支払うまでは消さない）",
            "case when t.state in ('Paid', 'Rejected', 'Withdrawn', 'Reversed') then t.claim_date end", Grounds.Books)
        { Columns = ["answers", "health_answers", "inputs", "health_inputs", "payee", "account_tail", "former_account_tail", "why", "subject_key=id", "spouse_key"] },
    ];
}

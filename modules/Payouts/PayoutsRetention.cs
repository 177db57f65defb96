using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.Payouts;

/// <summary>Amounts, states and days stay in the books for ever; whose account it was does not.</summary>
internal sealed class PayoutsRetention : IRetention
{
    public static IReadOnlyList<Kept> Tables { get; } =
    [
        // Many people's accounts in one file: it is emptied before any of them is erased, and its key goes with it.
        new("payouts.payout_file", "t.person_id", Erasing.Values, Keep.BankFile, "振込データを作った日", "(t.created_at at time zone 'Asia/Tokyo')::date", Grounds.Books)
        { Columns = ["content"], Alone = true },
        Kept.WithPerson("payouts.payee_hold", "t.person_id", Erasing.Rows, Grounds.Security),
        new("payouts.payout_request", "t.person_id", Erasing.Values, Keep.Books, "支払いを依頼した日（支払うまでは消さない）",
            "case when t.state in ('Paid', 'Cancelled') then (t.requested_at at time zone 'Asia/Tokyo')::date end", Grounds.Books)
        { Columns = ["payee"] },
        new("payouts.payout_line", "t.person_id", Erasing.Stays, Keep.Books, "振込日", "(select b.pay_on from payouts.payout_batch b where b.id = t.batch_id)", Grounds.Books),
    ];
}

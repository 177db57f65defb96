using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.Casework;

internal sealed class CaseworkRetention : IRetention
{
    private const string Closed = "申請の処理が終わった日";

    public static IReadOnlyList<Kept> Tables { get; } =
    [
        new("casework.case_document_chunk", "t.person_id", Erasing.Rows, Keep.Application, Closed,
            "(select casework.closed_on(d.case_id) from casework.case_document d where d.id = t.document_id)", Grounds.Review)
        { Alone = true },
        new("casework.case_document", "t.person_id", Erasing.Rows, Keep.Application, Closed, "casework.closed_on(t.case_id)", Grounds.Review) { Alone = true },
        new("casework.field_request", "t.person_id", Erasing.Rows, Keep.Application, Closed, "casework.closed_on(t.case_id)", Grounds.Review) { Alone = true },
        Kept.WithPerson("casework.case_move", "t.person_id", Erasing.Values, Grounds.Review, "note"),
        new("casework.case_file", "t.person_id", Erasing.Stays, Keep.Application, Closed, "casework.closed_on(t.id)", Grounds.Review),
    ];
}

namespace WelfareMutual.Kernel.Retention;

/// <summary>What becomes of a table's rows when their time is over. Stays: the row says nothing about anybody once the keys are gone and the other
/// tables are empty; it is in the books. It may still hold the person's erasure up, until the book's period ends.</summary>
public enum Erasing { Rows, Values, Stays }

/// <summary>Whose period it is. How long each lasts is a setting: <c>retention.periods</c>.</summary>
public enum Keep { Membership, Application, Books, BankFile, Filing, Roster, Letter, Order, Session }

/// <summary>One table with data about people: how long it is kept, from when, on what ground, and how it is erased (FEATURES RET-01).
/// The database has the same list (<c>retention.kept</c>) and erases by that one; a test compares them.</summary>
/// <param name="Table">schema.table; t in the expressions below.</param>
/// <param name="Subject">SQL: under whose keys the row lies, or whom it is about.</param>
/// <param name="Since">The event from which the period counts, in words.</param>
/// <param name="Start">SQL: the day of that event; null while it has not happened, which holds the person's erasure up.
/// Empty: the row goes with its person, and not before.</param>
/// <param name="Ground">Why it may be kept for so long.</param>
public sealed record Kept(string Table, string Subject, Erasing How, Keep Keep, string Since, string Start, string Ground)
{
    /// <summary>Emptied columns, where the row stays. "column=id": overwritten with the row's own id, where an index needs it to differ.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>SQL: whether this row is what makes its subject a person to be erased one day. Empty: no.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>What such a person is called: Member, Officer, Enterprise, Staff.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Rows go when their own time is over, although their person stays.</summary>
    public bool Alone { get; init; }

    /// <summary>Names of the emptied columns.</summary>
    public IEnumerable<string> Emptied => Columns.Select(c => c.Split('=')[0]);

    /// <summary>A table that goes with its person.</summary>
    public static Kept WithPerson(string table, string subject, Erasing how, string ground, params string[] columns) =>
        new(table, subject, how, Keep.Membership, "本人の記録が消えるとき", "", ground) { Columns = columns };
}

/// <summary>A module's tables with data about people, children before parents.</summary>
public interface IRetention
{
    static abstract IReadOnlyList<Kept> Tables { get; }
}

/// <summary>Grounds that several tables share. None of the periods is fixed by a statute that was verified for this scheme: they are settings (STANDARDS 7).</summary>
public static class Grounds
{
    public const string Membership = "資格と給付についての請求に応えるため。請求権の時効（地方自治法236条）に準じる";
    public const string Books = "会計の証拠。帳簿の保存（商法19条）に準じる";
    public const string Review = "給付の審査と不服の申出に応えるため。請求権の時効（地方自治法236条）に準じる";
    public const string Service = "サービスの提供と、その後の問い合わせに応えるため";
    public const string Delivery = "届いたかどうかの問い合わせに応えるため";
    public const string Security = "不正な利用を調べるため";
}

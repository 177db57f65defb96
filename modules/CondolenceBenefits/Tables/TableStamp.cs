using WelfareMutual.CondolenceBenefits.Rules;

namespace WelfareMutual.CondolenceBenefits.Tables;

/// <summary>How many versions of tables and of the choice of scheme there are. Both are append-only: the same number is the same tables.</summary>
internal sealed class TableStamp
{
    public int Id { get; private set; }
    public long Stamp { get; private set; }
}

/// <summary>The tables of the newest stamp, read once by each process.</summary>
internal sealed class TableShelf
{
    private volatile Tuple<long, IReadOnlyList<BenefitTable>>? kept;

    public IReadOnlyList<BenefitTable>? At(long stamp) => kept is { } held && held.Item1 == stamp ? held.Item2 : null;

    public IReadOnlyList<BenefitTable> Put(long stamp, IReadOnlyList<BenefitTable> tables)
    {
        kept = new(stamp, tables);
        return tables;
    }
}

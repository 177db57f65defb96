namespace WelfareMutual.Payouts.Zengin;

/// <summary>The trailer's count and total against its lines. A debit result is known by its trailer, never by
/// the code of a line: a request carries 0 in every line, and 0 also means transferred (STANDARDS 2.1).</summary>
internal static class BatchTotals
{
    public static IEnumerable<ZenginProblem> Check(ZenginBatch batch, int at)
    {
        var amount = batch.Kind == "91" ? "引落金額" : "振込金額";
        if (batch.Trailer is not { } trailer || !Numeric(trailer, "合計件数", "合計金額") || !batch.Lines.All(line => Numeric(line, amount)))
        {
            yield break;
        }

        var (count, total) = (trailer.Number("合計件数"), trailer.Number("合計金額"));
        var sum = batch.Lines.Sum(line => line.Number(amount));
        if (count != batch.Lines.Count)
        {
            yield return ZenginProblems.Count(at, count, batch.Lines.Count);
        }

        if (total != sum)
        {
            yield return ZenginProblems.Total(at, total, sum);
        }

        if (batch.Kind == "91" && !ResultsAddUp(batch, trailer, count, total))
        {
            yield return ZenginProblems.Results(at);
        }
    }

    private static bool ResultsAddUp(ZenginBatch batch, ZenginRecord trailer, long count, long total)
    {
        if (!Numeric(trailer, "振替済件数", "振替済金額", "振替不能件数", "振替不能金額"))
        {
            return false;
        }

        var (done, doneYen) = (trailer.Number("振替済件数"), trailer.Number("振替済金額"));
        var (failed, failedYen) = (trailer.Number("振替不能件数"), trailer.Number("振替不能金額"));
        if ((done, doneYen, failed, failedYen) == (0, 0, 0, 0))
        {
            return true;
        }

        var transferred = batch.Lines.Where(line => line["振替結果コード"] == "0").ToList();
        return done + failed == count && doneYen + failedYen == total
            && transferred.Count == done && transferred.Sum(line => line.Number("引落金額")) == doneYen;
    }

    private static bool Numeric(ZenginRecord record, params string[] fields) =>
        fields.All(field => record[field].All(char.IsAsciiDigit));
}

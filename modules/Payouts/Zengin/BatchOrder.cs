namespace WelfareMutual.Payouts.Zengin;

/// <summary>(header line* trailer)+ end, and nothing after the end.</summary>
internal static class BatchOrder
{
    public static List<(ZenginBatch Batch, int TrailerAt)> Read(
        List<(int At, ZenginRecord Record)> records, List<ZenginProblem> problems)
    {
        var batches = new List<(ZenginBatch Batch, int TrailerAt)>();
        (ZenginRecord Header, List<ZenginRecord> Lines)? open = null;
        var ended = false;
        foreach (var (at, record) in records)
        {
            switch (record.Kind)
            {
                case '1' when open is null && !ended:
                    open = (record, []);
                    break;
                case '2' when open is not null:
                    open.Value.Lines.Add(record);
                    break;
                case '8' when open is not null:
                    batches.Add((new ZenginBatch(open.Value.Header["種別コード"], open.Value.Header, open.Value.Lines, record), at));
                    open = null;
                    break;
                case '9' when open is null && batches.Count > 0 && !ended:
                    ended = true;
                    break;
                case '1' or '9' when open is not null:
                    problems.Add(ZenginProblems.NoTrailer(at));
                    open = record.Kind == '1' ? (record, []) : null;
                    ended = record.Kind == '9';
                    break;
                default:
                    problems.Add(ZenginProblems.Order(at, record.Kind));
                    break;
            }
        }

        if (open is not null)
        {
            problems.Add(ZenginProblems.NoTrailer(records[^1].At));
        }

        if (!ended)
        {
            problems.Add(ZenginProblems.NoEnd());
        }

        return batches;
    }
}

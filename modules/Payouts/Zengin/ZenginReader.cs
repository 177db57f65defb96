namespace WelfareMutual.Payouts.Zengin;

internal sealed record ZenginBatch(string Kind, ZenginRecord Header, IReadOnlyList<ZenginRecord> Lines, ZenginRecord? Trailer);

/// <summary>Every record that could be read, and everything that is wrong. Money is read only from a valid file.</summary>
internal sealed record ZenginFile(
    IReadOnlyList<ZenginRecord> Records, IReadOnlyList<ZenginBatch> Batches, IReadOnlyList<ZenginProblem> Problems)
{
    public bool IsValid => Problems.Count == 0;

    public string? Kind => Batches.Count == 0 ? null : Batches[0].Kind;
}

/// <summary>Any of the known files (11, 12, 71, 72, 21, 91), checked for order, counts, totals and characters.</summary>
internal static class ZenginReader
{
    public static ZenginFile Read(ReadOnlySpan<byte> file)
    {
        if (RecordFraming.HasByteOrderMark(file))
        {
            return new ZenginFile([], [], [ZenginProblems.ByteOrderMark()]);
        }

        var lines = RecordFraming.Split(file);
        if (lines.Count == 0)
        {
            return new ZenginFile([], [], [ZenginProblems.Empty()]);
        }

        var problems = new List<ZenginProblem>();
        var records = Records(lines, problems);
        var batches = BatchOrder.Read(records, problems);
        foreach (var (batch, trailerAt) in batches)
        {
            problems.AddRange(BatchTotals.Check(batch, trailerAt));
        }

        return new ZenginFile(
            [.. records.Select(record => record.Record)],
            [.. batches.Select(batch => batch.Batch)],
            [.. problems.OrderBy(problem => problem.Record)]);
    }

    private static List<(int At, ZenginRecord Record)> Records(List<byte[]> lines, List<ZenginProblem> problems)
    {
        var records = new List<(int At, ZenginRecord Record)>();
        var kind = string.Empty;
        for (var i = 0; i < lines.Count; i++)
        {
            var (bytes, at) = (lines[i], i + 1);
            if (bytes.Length != RecordLayout.Bytes)
            {
                problems.Add(ZenginProblems.Length(at, bytes.Length));
                continue;
            }

            if (bytes[0] == '1')
            {
                var next = JisX0201.Text(bytes.AsSpan(1, 2));
                problems.AddRange(HeaderProblems(bytes, at, kind, next));
                kind = next;
            }

            if (RecordLayout.Of((char)bytes[0], kind) is not { } layout)
            {
                problems.Add(ZenginProblems.Order(at, JisX0201.ToCharacter(bytes[0]) ?? '?'));
                continue;
            }

            problems.AddRange(ZenginRecord.Check(bytes, layout, at));
            records.Add((at, ZenginRecord.Read(bytes, layout)));
        }

        return records;
    }

    private static IEnumerable<ZenginProblem> HeaderProblems(byte[] header, int at, string before, string kind)
    {
        if (RecordLayout.Of('2', kind) is null)
        {
            yield return ZenginProblems.Kind(at, kind);
        }

        if (before.Length > 0 && before != kind)
        {
            yield return ZenginProblems.MixedKinds(at);
        }

        if (header[3] == '1')
        {
            yield return ZenginProblems.Ebcdic(at);
        }

        var monthDay = JisX0201.Text(header.AsSpan(54, 4));
        if (!TransferDay.Valid(monthDay))
        {
            yield return ZenginProblems.Day(at, monthDay);
        }
    }
}

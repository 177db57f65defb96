using System.Globalization;

namespace WelfareMutual.Payouts.Zengin;

/// <summary>One record as text by field name. Numbers keep their zeros, names lose the spaces that fill them up.</summary>
internal sealed record ZenginRecord(char Kind, IReadOnlyDictionary<string, string> Fields)
{
    public string this[string field] => Fields[field];

    public long Number(string field) => long.Parse(Fields[field], CultureInfo.InvariantCulture);

    public static ZenginRecord Read(ReadOnlySpan<byte> bytes, IReadOnlyList<RecordField> layout)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in layout)
        {
            var text = JisX0201.Text(bytes.Slice(field.Position - 1, field.Length));
            fields[field.Name] = field.Kind == FieldKind.Number ? text : text.TrimEnd(' ');
        }

        return new ZenginRecord((char)bytes[0], fields);
    }

    /// <summary>What in these bytes the layout does not permit.</summary>
    public static IEnumerable<ZenginProblem> Check(byte[] bytes, IReadOnlyList<RecordField> layout, int record)
    {
        foreach (var field in layout)
        {
            for (var at = field.Position; at < field.Position + field.Length; at++)
            {
                var character = JisX0201.ToCharacter(bytes[at - 1]);
                if (field.Kind == FieldKind.Number && character is not (>= '0' and <= '9') && !Unused(bytes, field))
                {
                    yield return ZenginProblems.Number(record, field);
                    break;
                }

                if (field.Kind is FieldKind.Characters or FieldKind.NumberOrCharacters
                    && (character is null || !field.Class.Permits(character.Value)))
                {
                    yield return ZenginProblems.Character(record, field, at, bytes[at - 1]);
                }
            }
        }
    }

    /// <summary>Some banks leave the originator's account, the clearing house and the method blank (STANDARDS 2.1).</summary>
    private static bool Unused(byte[] bytes, RecordField field) =>
        field.Name is "手形交換所番号" or "振込指定区分" or "新規コード" || (bytes[0] == '1' && field.Name is "預金種目" or "口座番号")
            ? bytes.AsSpan(field.Position - 1, field.Length).IndexOfAnyExcept((byte)' ') < 0
            : false;
}

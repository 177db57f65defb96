using System.Text;

namespace WelfareMutual.Payouts.Banks;

/// <summary>Exact code, then whole name, then beginning of name or kana, in order of code.</summary>
internal static class NameSearch
{
    private const string Small = "ァィゥェォャュョッヮヵヶ";
    private const string Large = "アイウエオヤユヨツワカケ";
    private static readonly string[] Endings = ["銀行", "支店", "ギンコウ", "シテン"];

    public static IReadOnlyList<T> Find<T>(
        IEnumerable<T> rows, Func<T, (string Code, string Name, string Kana)> of, string text, int atMost)
    {
        var wanted = Fold(text);
        var bare = Endings.Aggregate(wanted, (name, ending) =>
            name.EndsWith(ending, StringComparison.Ordinal) && name.Length > ending.Length ? name[..^ending.Length] : name);
        return wanted.Length == 0
            ? []
            : [.. rows.Select(row => (Row: row, Rank: Rank(of(row), wanted, bare), of(row).Code))
                .Where(found => found.Rank < 4)
                .OrderBy(found => found.Rank)
                .ThenBy(found => found.Code, StringComparer.Ordinal)
                .Take(atMost)
                .Select(found => found.Row)];
    }

    /// <summary>One spelling for all widths, for hiragana and katakana, for small and large kana and for hyphens.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKC))
        {
            var kana = character is >= 'ぁ' and <= 'ゖ' ? (char)(character + 0x60) : char.ToUpperInvariant(character);
            var small = Small.IndexOf(kana, StringComparison.Ordinal);
            if (!char.IsWhiteSpace(kana))
            {
                folded.Append(small >= 0 ? Large[small] : kana is 'ー' or '‐' or '−' ? '-' : kana);
            }
        }

        return folded.ToString();
    }

    private static int Rank((string Code, string Name, string Kana) row, string wanted, string bare)
    {
        if (row.Code == wanted)
        {
            return 0;
        }

        var (name, kana) = (Fold(row.Name), Fold(row.Kana));
        if (name == wanted || kana == wanted || name == bare || kana == bare)
        {
            return 1;
        }

        return name.StartsWith(bare, StringComparison.Ordinal) || kana.StartsWith(bare, StringComparison.Ordinal) ? 2
            : row.Code.StartsWith(wanted, StringComparison.Ordinal) ? 3 : 4;
    }
}

using System.Globalization;
using System.Text;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>One cell as text: cleaned of what nobody sees, refused when it holds what nobody can read.</summary>
internal static class CellText
{
    /// <summary>What products and people write into a cell that has no content.</summary>
    private static readonly string[] Nothing = ["-", "－", "ー", "―", "なし", "無し", "NULL", "#N/A"];

    /// <summary>The text in the cell, empty when it says nothing.</summary>
    internal static string Clean(string cell)
    {
        var opened = FormulaText.Opened(cell);
        var seen = opened.AsSpan().IndexOfAny("\u200B\u200E\u200F\uFEFF\u2060") < 0 ? opened
            : string.Concat(opened.Where(c => c is not ('\u200B' or '\u200E' or '\u200F' or '\uFEFF' or '\u2060')));
        var trimmed = seen.Trim();
        return Nothing.Contains(trimmed, StringComparer.Ordinal) ? "" : trimmed;
    }

    /// <summary>Why a text cannot be kept, with the cure; null when it can.</summary>
    internal static (string Reason, string Cure)? Unreadable(string text)
    {
        foreach (var c in text)
        {
            if (c == '\uFFFD') return ("文字化けしていて読めない文字があります。", "このセルを入れ直してください。");
            if (c is >= '\uE000' and <= '\uF8FF') return ("そのパソコンだけの文字（外字）が入っています。", "近い漢字かカナに置きかえてください。");
            if (char.IsControl(c) && c is not ('\r' or '\n' or '\t')) return ("目に見えない制御文字が入っています。", "このセルの中身を消して、入れ直してください。");
            if (c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069') return ("文字の向きを変える、見えない文字が入っています。", "このセルの中身を消して、入れ直してください。");
            if (char.GetUnicodeCategory(c) == UnicodeCategory.OtherNotAssigned) return ("意味の決まっていない文字が入っています。", "このセルを入れ直してください。");
        }
        return null;
    }

    /// <summary>Length as a person counts it.</summary>
    internal static int Length(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>Line ends and tabs within a cell to one space.</summary>
    internal static string OneLine(string text) =>
        text.AsSpan().IndexOfAny('\r', '\n', '\t') < 0 ? text : string.Join(' ', text.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Whether a text has the form of a mail address; whether anybody reads there only a mail can tell.</summary>
    internal static bool IsMail(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && text.IndexOf('@', StringComparison.Ordinal) == at && text.IndexOf('.', at) > at + 1 && text[^1] != '.'
            && text.All(c => c is > ' ' and < '\u007F' and not (',' or ';' or '<' or '>'));
    }

    /// <summary>Sex as a word or a code (JIS X 0303, ISO/IEC 5218: 1 male, 2 female, 0 and 9 not said).</summary>
    internal static bool TrySex(string text, out RosterSex sex)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).Trim().TrimStart('0').ToUpperInvariant();
        RosterSex? found = plain switch
        {
            "1" or "男" or "男性" or "男子" or "オトコ" or "M" or "MALE" or "1:男" or "1:男性" => RosterSex.Male,
            "2" or "女" or "女性" or "女子" or "オンナ" or "F" or "FEMALE" or "2:女" or "2:女性" => RosterSex.Female,
            "" or "9" or "答えない" or "回答しない" or "無回答" or "その他" or "不明" or "X" => RosterSex.Unanswered,
            _ => null,
        };
        sex = found ?? default;
        return found is not null;
    }
}

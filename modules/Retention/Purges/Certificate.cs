using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Retention;
using WelfareMutual.Retention.Contracts;
using WelfareMutual.Retention.Erasures;
using WelfareMutual.Retention.Rules;

namespace WelfareMutual.Retention.Purges;

/// <summary>Source: FEATURES RET-06. What was destroyed, in counts, periods and digests; nobody can be told from it. The text is what its digest is of.</summary>
internal static class Certificate
{
    public static string Write(
        Purge purge, IReadOnlyList<Erased> erased, IReadOnlyDictionary<ItemState, int> items, IReadOnlyList<PurgeLine> lines, IReadOnlyList<ListFile> files,
        IReadOnlyList<string> keys, DateTimeOffset now)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        Line($"消去証明書　第{purge.Number}号");
        Line($"消去の基準日：{JapaneseDate.Full(purge.Day)}");
        Line($"提案：{When(purge.ProposedAt)}　実行の決定（提案した人とは別の人）：{When(purge.ReleasedAt)}");
        Line($"実行：{When(purge.StartedAt)}から{When(now)}まで");
        Line($"提案の内容の指紋：{Convert.ToHexStringLower(purge.Digest)}");
        Line($"");
        foreach (var (kind, word) in Kinds)
        {
            Line($"鍵を壊して消した{word}：{erased.Count(e => e.Kind == kind)}");
        }
        Line($"消去を止めているため残した人：{items.GetValueOrDefault(ItemState.Held)}　実行までに期限の外に出たため残した人：{items.GetValueOrDefault(ItemState.Kept)}");
        Line($"人ごとの消去の証明の指紋：{Proof(erased)}");
        Line($"包みなおして古い鍵を壊した目的：{(keys.Count == 0 ? "なし" : string.Join('、', keys))}");
        Line($"");
        var months = RetentionPeriods.MonthsIn(purge.Periods);
        Line($"保存期間（月。{(RetentionPeriods.FiscalIn(purge.Periods) ? "起算日の属する年度の末日から" : "起算日から")}）：{string.Join('、', months.Select(m => $"{PeriodWords.Of(m.Key)} {m.Value}"))}");
        foreach (var line in lines.Where(l => l.Gone > 0))
        {
            Line($"{line.TableName}：{line.Gone}件（見込み {line.OfPeople + line.Ripe}件）");
        }
        Line($"");
        foreach (var file in files)
        {
            Line($"消去の控え（データベースの外）：{ErasureFolder.NameOf(file.Number)}　指紋 {Convert.ToHexStringLower(file.Digest)}");
        }
        Line($"残りがないことの確認：0件");
        return text.ToString();
    }

    private static readonly (string Kind, string Word)[] Kinds = [("Member", "会員"), ("Officer", "事業所の担当者"), ("Enterprise", "事業所の代表者と口座"), ("Staff", "職員")];

    private static string Proof(IEnumerable<Erased> erased) =>
        Convert.ToHexStringLower(SHA256.HashData([.. erased.OrderBy(e => e.SubjectId).SelectMany(e => e.ProofHash)]));

    private static string When(DateTimeOffset? at) => at is { } moment
        ? $"{JapaneseDate.Full(Clock.DayOf(moment))}{Clock.InTokyo(moment).ToString(" HH:mm", CultureInfo.InvariantCulture)}" : "—";
}

/// <summary>Periods as staff call them.</summary>
internal static class PeriodWords
{
    public static string Of(string keep) => Enum.TryParse<Keep>(keep, out var known) ? known switch
    {
        Keep.Membership => "会員の記録",
        Keep.Application => "申請と書類",
        Keep.Books => "会計の記録",
        Keep.BankFile => "振込データ",
        Keep.Filing => "届出",
        Keep.Roster => "名簿",
        Keep.Letter => "手紙",
        Keep.Order => "チケットとイベント",
        _ => "ログインの記録",
    } : keep;
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using WelfareMutual.Kernel;

namespace WelfareMutual.Exports.Contents;

/// <summary>A value of a record as a person reads it in a table.</summary>
internal static class CellWords
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["Active"] = "加入中",
        ["Joining"] = "加入の手続き中",
        ["Suspended"] = "休止中",
        ["Left"] = "退会",
        ["Invited"] = "招待中",
        ["Closed"] = "閉じた",
        ["Male"] = "男",
        ["Female"] = "女",
        ["NotStated"] = "回答なし",
        ["Spouse"] = "配偶者",
        ["CommonLawSpouse"] = "内縁の配偶者",
        ["Child"] = "子",
        ["Parent"] = "父母",
        ["SpouseParent"] = "配偶者の父母",
        ["Grandchild"] = "孫",
        ["Grandparent"] = "祖父母",
        ["Sibling"] = "兄弟姉妹",
        ["Other"] = "その他",
        ["Draft"] = "下書き",
        ["Submitted"] = "受付済み",
        ["Returned"] = "差戻し",
        ["ContentChecked"] = "内容を確認済み",
        ["AmountChecked"] = "金額を確認済み",
        ["Approved"] = "決定",
        ["Scheduled"] = "振込予定",
        ["Paid"] = "支払済み",
        ["Reconciled"] = "照合済み",
        ["Rejected"] = "不支給",
        ["Withdrawn"] = "取下げ",
        ["Reversed"] = "取消し",
        ["Paying"] = "振込中",
        ["Waiting"] = "振込待ち",
        ["Batched"] = "振込のまとまりに入った",
        ["Cancelled"] = "取消し",
        ["Held"] = "取り置き中",
        ["Released"] = "放した",
        ["Expired"] = "期限切れ",
        ["Card"] = "カード",
        ["Store"] = "コンビニ",
        ["Payroll"] = "給与から",
        ["Member"] = "会員",
        ["Officer"] = "勤務先の担当者",
        ["Staff"] = "共済の職員",
        ["Job"] = "自動の処理",
        ["Ordinary"] = "普通",
        ["Current"] = "当座",
        ["Savings"] = "貯蓄",
        ["Marriage"] = "結婚",
        ["Disclosure"] = "開示",
        ["Correction"] = "訂正",
        ["StopOfUse"] = "利用停止",
        ["Deletion"] = "消去",
        ["Received"] = "受付",
        ["Identified"] = "本人確認済み",
        ["Proposed"] = "決定の案",
        ["Decided"] = "決定",
        ["Done"] = "完了",
        ["Granted"] = "認める",
        ["Partly"] = "一部を認める",
        ["Declined"] = "認めない",
        ["EnterpriseMembers"] = "事業所の会員の名簿",
        ["PersonRecord"] = "本人の記録",
        ["Ordered"] = "指示",
        ["Taken"] = "受取済み",
        ["Refused"] = "不承認",
        ["FileTaken"] = "ファイルの受取り",
        ["PasswordTaken"] = "パスワードの受取り",
        ["Given"] = "引渡し",
        ["Told"] = "パスワードの連絡",
        ["Destroyed"] = "廃棄",
    };

    /// <summary>Ids and digests are the system's own and say nothing to anybody.</summary>
    public static bool Shows(object? value) => value is not (null or Guid or byte[] or "");

    public static string Of(object? value) => value switch
    {
        null => "",
        string text => Codes.GetValueOrDefault(text, text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => Clock.InTokyo(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        Yen yen => yen.Amount.ToString(CultureInfo.InvariantCulture),
        bool yes => yes ? "はい" : "いいえ",
        Enum code => Codes.GetValueOrDefault(code.ToString(), code.ToString()),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Lines(JsonSerializer.SerializeToElement(value, Readable)),
    };

    private static string Lines(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => string.Join("、", element.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).Select(p => $"{RecordWords.Part(p.Name)}：{Lines(p.Value)}")),
        JsonValueKind.Array => string.Join("、", element.EnumerateArray().Select(Lines)),
        JsonValueKind.String => Of(element.GetString()),
        JsonValueKind.True => "はい",
        JsonValueKind.False => "いいえ",
        _ => element.GetRawText(),
    };
}

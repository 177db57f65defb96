using WelfareMutual.Kernel;

namespace WelfareMutual.Audit.Entries;

/// <summary>What a member reads instead of the names in the log. A use case without words of its own has those of its module.</summary>
internal static class LookWords
{
    private static readonly Dictionary<string, string> UseCases = new(StringComparer.Ordinal)
    {
        ["members.find-members"] = "会員を探しました",
        ["members.member-detail"] = "会員の記録を見ました",
        ["members.our-members"] = "会員の一覧を見ました",
        ["members.our-member"] = "会員の記録を見ました",
        ["casework.review-case"] = "申請を審査のために見ました",
        ["casework.read-document"] = "申請の書類を見ました",
        ["casework.scan-documents"] = "申請の書類にウイルスがないか検査しました",
        ["casework.show-inbox"] = "申請の一覧を見ました",
        ["payouts.show-batch"] = "振込の明細を見ました",
        ["payouts.prepare-batch"] = "振込を作りました",
        ["notifications.print-letters"] = "手紙を印刷しました",
        ["audit.show-entry"] = "操作の記録を調べました",
        ["exports.take-file"] = "承認された持ち出しのために記録を書き出しました",
    };

    private static readonly Dictionary<string, string> Modules = new(StringComparer.Ordinal)
    {
        ["members"] = "会員の登録の仕事で見ました",
        ["enterprises"] = "事業所の仕事で見ました",
        ["casework"] = "申請の仕事で見ました",
        ["condolence-benefits"] = "給付金の仕事で見ました",
        ["payouts"] = "振込の仕事で見ました",
        ["payments"] = "支払いの仕事で見ました",
        ["tickets"] = "チケットの仕事で見ました",
        ["events"] = "イベントの仕事で見ました",
        ["notifications"] = "お知らせを送る仕事で見ました",
        ["identity"] = "ログインの仕事で見ました",
        ["audit"] = "操作の記録を調べました",
        ["exports"] = "開示などの請求や持ち出しの仕事で見ました",
    };

    public static string Who(string kind) => kind switch
    {
        nameof(ActorKind.Staff) => "共済の職員",
        nameof(ActorKind.Officer) => "勤務先の担当者",
        nameof(ActorKind.Member) => "ほかの会員の手続き",
        nameof(ActorKind.Job) => "自動の処理",
        nameof(ActorKind.Hook) => "決済会社からの知らせ",
        _ => "ログインする前の手続き",
    };

    public static string What(string useCase) =>
        UseCases.GetValueOrDefault(useCase) ?? Modules.GetValueOrDefault(useCase.Split('.')[0]) ?? "仕事で見ました";
}

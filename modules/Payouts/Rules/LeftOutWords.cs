using WelfareMutual.Kernel;

namespace WelfareMutual.Payouts.Rules;

/// <summary>Why a payment was left out of a batch, and what brings it into the next.</summary>
internal static class LeftOutWords
{
    public static string Of(string code) =>
        code == PayoutRefusals.Held.Code ? "口座の確認を待っています。「確認を待つ振込」で確かめると、次の回に入ります。"
        : code == PayoutRefusals.OwnMoney.Code ? "作成した職員か、その家族が受け取る給付です。別の職員が作成する回に入ります。"
        : code == PayoutRefusals.OwnDecision.Code ? "作成した職員が受付、確認または決定をした給付です。別の職員が作成する回に入ります。"
        : code == PayoutRefusals.BranchUnknown.Code ? "金融機関か支店が一覧にありません。統合や廃止を確かめ、決定を取り消して口座を直してもらってください。"
        : "口座の番号か名義が銀行の形式に合いません。決定を取り消して口座を直してもらってください。";

    /// <summary>When nothing is left to pay: that nothing waits, or why each that waits was left out.</summary>
    public static Refusal Nothing(IReadOnlyCollection<string> codes) => codes.Count == 0
        ? PayoutRefusals.Nothing
        : PayoutRefusals.Nothing with
        {
            Text = $"待っている給付{codes.Count}件のうち、この回に入れられるものがありません。{string.Concat(codes.GroupBy(c => Of(c), StringComparer.Ordinal).Select(g => $"{g.Count()}件：{g.Key}"))}",
        };
}

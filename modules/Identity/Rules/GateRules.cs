using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Gate;
using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Rules;

/// <summary>Source: IAM-01, IAM-02; SECURITY.md 4.3 D13. Said on a plain page, before any page of the site.</summary>
internal static class GateRules
{
    private const string ToWhom = "管理の職員に連絡してください。";

    public static readonly Refusal Terminal = new("identity-gate-terminal", $"この端末は登録されていません。{ToWhom}", null, RefusalKind.Forbidden);
    public static readonly Refusal NoCard = new("identity-gate-no-card", "ICカードを確認できません。カードをリーダーに入れて、ブラウザーを開き直してください。", null, RefusalKind.Forbidden);
    public static readonly Refusal Foreign = new("identity-gate-card-foreign", $"この証明書は、職員のICカードのものではありません。{ToWhom}", null, RefusalKind.Forbidden);
    public static readonly Refusal Usage = new("identity-gate-card-usage", $"この証明書は、職員のICカードのものではありません。{ToWhom}", null, RefusalKind.Forbidden);
    public static readonly Refusal Expired = new("identity-gate-card-expired", $"ICカードの有効期限が過ぎています。{ToWhom}", null, RefusalKind.Forbidden);
    public static readonly Refusal Unknown = new("identity-gate-card-unknown", $"このICカードは登録されていません。{ToWhom}", null, RefusalKind.Forbidden);
    public static readonly Refusal Waiting = new("identity-gate-card-waiting", "このICカードは、まだ別の職員の確認が済んでいません。確認が済むまでお待ちください。", null, RefusalKind.Forbidden);
    public static readonly Refusal Suspended = new("identity-gate-card-suspended", $"このICカードは一時停止中です。{ToWhom}", null, RefusalKind.Forbidden);
    public static readonly Refusal Revoked = new("identity-gate-card-revoked", $"このICカードは使えなくなっています。{ToWhom}", null, RefusalKind.Forbidden);

    public static Refusal? Of(CertificateFault fault) => fault switch
    {
        CertificateFault.None => null,
        CertificateFault.Missing => NoCard,
        CertificateFault.Usage => Usage,
        CertificateFault.Expired => Expired,
        _ => Foreign,
    };

    /// <param name="thumbprint">Of the certificate on this connection: a serial number alone can be written into any certificate.</param>
    public static Refusal? Of(Card? card, string? thumbprint, DateOnly today) =>
        card is null || !string.Equals(card.Thumbprint, thumbprint, StringComparison.OrdinalIgnoreCase) ? Unknown
        : card.State switch
        {
            CardState.Active => card.Opens(today) ? null : Expired,
            CardState.Issued => Waiting,
            CardState.Suspended => Suspended,
            _ => Revoked,
        };
}

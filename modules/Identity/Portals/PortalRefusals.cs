using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Portals;

/// <summary>Read by operators at a command line.</summary>
internal static class PortalRefusals
{
    public static readonly Refusal NameWrong = new("identity-portal-name", "ポータルの名前は、英小文字・数字・ハイフンで40文字までにしてください。", "Name");
    public static readonly Refusal ThumbprintWrong = new("identity-portal-thumbprint", "証明書の指紋（SHA-256、16進64けた）を入れてください。", "Thumbprint");
    public static readonly Refusal Registered = new("kernel-portal-registered", "この名前のポータルは登録されています。別の名前にしてください。", "Name");
    public static readonly Refusal CertificateKnown = new("kernel-portal-certificate", "この証明書は登録されています。新しい証明書を作ってください。", "Thumbprint");
    public static readonly Refusal TwoPeople = new("kernel-portal-revoked-by-two", "行う人と立ち会う人は、在職する2人の別の職員にしてください。職員番号を確かめてください。", "With");
    public static readonly Refusal ReasonWrong = new("identity-portal-reason", "理由は stolen（盗難）、suspected（疑い）、retired（廃止）、exercise（訓練）のどれかにしてください。", "Reason");
    public static readonly Refusal SinceAhead = new("identity-portal-since", "さかのぼる時点は、いまより前にしてください。", "Since");
}

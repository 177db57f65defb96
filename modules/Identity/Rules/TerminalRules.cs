using System.Net;
using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Rules;

/// <summary>Source: IAM-02.</summary>
internal static class TerminalRules
{
    public static readonly Refusal Number = new("identity-terminal-number", "端末番号は、1から決められた台数までの数字です。台数は「決まりの設定」で変えられます。", "Number");
    public static readonly Refusal NumberTaken = new("identity-terminal-number-taken", "この番号の端末は登録済みです。入れ替えるときは、先に前の端末を止めてください。", "Number");
    public static readonly Refusal Address = new("identity-terminal-address", "VPN内のIPアドレスを入力してください（例：10.8.0.11）。", "Ip");
    public static readonly Refusal AddressTaken = new("identity-terminal-address-taken", "このIPアドレスは、別の端末に登録されています。", "Ip");
    public static readonly Refusal CertificateTaken = new("identity-terminal-certificate-taken", "この証明書は登録済みです。証明書は端末ごとに作ってください。", "Thumbprint");
    public static readonly Refusal WhyStopped = new("identity-terminal-why-stopped", "端末を止める理由を1つ選んでください。", "Why");

    public static Refusal? Check(int number, string ip, string thumbprint, DateOnly to, DateOnly today, int most) =>
        number < 1 || number > most ? Number
        : Read(ip) is null ? Address
        : CardRules.CheckCertificate(thumbprint, to, today);

    /// <returns>Null when it is no address of one machine. An IPv4 address is one whichever way it was written.</returns>
    public static IPAddress? Read(string? text) =>
        !IPAddress.TryParse(text?.Trim(), out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? null
        : Plain(address);

    /// <summary>The form in which the register knows it: without the mapping of IPv4 into IPv6, and one loopback.</summary>
    public static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address.Equals(IPAddress.IPv6Loopback) ? IPAddress.Loopback : address;
}

using WelfareMutual.Exports.Requests;
using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Exports.Rules;

/// <summary>Days within which a request is decided, counted from the day after it came in. Source: 個人情報の保護に関する法律 83条 (disclosure),
/// 94条 (correction), 102条 (stop of use, deletion): 30 days, once 30 more with a notice of the reason. A city's own ordinance may set fewer.</summary>
/// <param name="CarryOutDays">From the decision until it is done and closed. The law counts no days for it: 92条, 100条 only say that it is to be done.</param>
public sealed record RequestSettings(int DisclosureDays, int CorrectionDays, int StopDays, int ExtensionDays, int CarryOutDays = 30) : IRuleSettings<RequestSettings>
{
    public static string Name => "exports.requests";
    public static string Title => "開示などの請求に答える日数";
    public static RequestSettings Initial => new(30, 30, 30, 30);

    internal DateOnly Due(RequestKind kind, DateOnly receivedOn) => receivedOn.AddDays(kind switch
    {
        RequestKind.Disclosure => DisclosureDays,
        RequestKind.Correction => CorrectionDays,
        _ => StopDays,
    });
}

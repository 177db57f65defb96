using System.Text.Json;
using System.Text.Json.Nodes;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Retention;
using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Retention.Rules;

/// <summary>How long things are kept, in months. Which provisions hold for the scheme was not verified: the foundation enters its own (STANDARDS 7).</summary>
/// <param name="Membership">After leaving. Claims: 地方自治法236条, five years, by analogy.</param>
/// <param name="Application">After an application was closed.</param>
/// <param name="Books">What names a person in the books. 商法19条, ten years, by analogy.</param>
/// <param name="BankFile">Files for the bank, with many people in each; never longer than the membership.</param>
/// <param name="Roster">Lists of an enterprise, with many people in each; never longer than the membership.</param>
/// <param name="FromFiscalYearsEnd">Count from the 31 March after the event instead of from its day, as public bodies do with documents.</param>
public sealed record RetentionPeriods(
    int Membership, int Application, int Books, int BankFile, int Filing, int Roster, int Letter, int Order, int Session, bool FromFiscalYearsEnd) : IRuleSettings<RetentionPeriods>, ITakesTwoPeople, IBounded
{
    private const int Longest = 360;
    private static readonly Refusal Beyond = new(
        "retention-period-bounds", "保存の月数は、会員と申請は36か月から、帳簿は60か月から、振込のファイルと届出は12か月から、そのほかは1か月から、どれも360か月までにしてください。", "Settings");

    public static string Name => "retention.periods";
    public static string Title => "記録を残す期間";
    public static RetentionPeriods Initial => new(60, 60, 120, 60, 60, 12, 12, 12, 12, true);

    /// <summary>A record of many people must be over before any of them is erased; nothing is over on the day it begins.</summary>
    public int Months(Keep keep) => Math.Max(1, keep switch
    {
        Keep.Membership => Membership,
        Keep.Application => Application,
        Keep.Books => Books,
        Keep.BankFile => Math.Min(BankFile, Membership),
        Keep.Filing => Filing,
        Keep.Roster => Math.Min(Roster, Membership),
        Keep.Letter => Letter,
        Keep.Order => Order,
        _ => Session,
    });

    /// <summary>Shorter would destroy what a claim or an inspection still needs; longer would keep what nobody does.</summary>
    public Refusal? OutOfBounds() =>
        Within(36, Membership, Application) && Within(60, Books) && Within(12, BankFile, Filing) && Within(1, Roster, Letter, Order, Session) ? null : Beyond;

    private static bool Within(int least, params int[] months) => months.All(m => m >= least && m <= Longest);

    /// <summary>As the database's functions read them.</summary>
    internal string Json() => JsonSerializer.Serialize(
        Enum.GetValues<Keep>().Select(k => KeyValuePair.Create<string, object>(k.ToString(), Months(k))).Append(new("fiscal", FromFiscalYearsEnd))
            .ToDictionary(StringComparer.Ordinal));

    /// <summary>Whether a draft was made by these periods.</summary>
    internal bool AreIn(string json) => JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(Json()));

    internal static IReadOnlyDictionary<string, int> MonthsIn(string json) =>
        JsonDocument.Parse(json).RootElement.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Number)
            .ToDictionary(p => p.Name, p => p.Value.GetInt32(), StringComparer.Ordinal);

    internal static bool FiscalIn(string json) => JsonDocument.Parse(json).RootElement.GetProperty("fiscal").GetBoolean();
}

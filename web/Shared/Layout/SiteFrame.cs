using WelfareMutual.Web.Shared.Text;

namespace WelfareMutual.Web.Shared.Layout;

public enum Site { Portal, Office }

public enum ActorKind { Guest, Member, Officer, Staff }

/// <summary>What stands on the frame of every page: a host fills it once a request, layouts and tag helpers read it.</summary>
public sealed class SiteFrame
{
    public Site Site { get; set; }
    public string SchemeName { get; set; } = "";
    public string FoundationName { get; set; } = "";
    /// <summary>The scheme's full name, 汐見市勤労者福祉共済.</summary>
    public string City { get; set; } = "";

    /// <summary>汐見市.</summary>
    public string Municipality { get; set; } = "";
    public string SupportPhone { get; set; } = "";
    public string SupportHours { get; set; } = "";

    public ActorKind ActorKind { get; set; }
    public string? ActorName { get; set; }
    public string? EnterpriseName { get; set; }
    public string? EnterpriseNumber { get; set; }

    /// <summary>What the actor may do, in words: 給付係・審査 in the office, 名簿の届出ができます for an HR officer.</summary>
    public string? Roles { get; set; }

    public string? Terminal { get; set; }
    public string? CardState { get; set; }
    /// <summary>Why what is sealed is opened in this session, once it was chosen.</summary>
    public string? Purpose { get; set; }
    public int? MinutesToSignOff { get; set; }

    /// <summary>When and where a browser without script leaves the page, as a refresh says it; null where nobody is signed in.</summary>
    public string? LeavesBy { get; set; }

    /// <summary>本番, 開発 or 研修.</summary>
    public string Mode { get; set; } = "本番";

    /// <summary>Which entry of the menu is current: the first part of its path, such as tickets, inbox, payouts.</summary>
    public string? CurrentSection { get; set; }

    /// <summary>Open work by section, shown at the menu's entries.</summary>
    public IDictionary<string, int> Counts { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Sections whose open work is late: their count stands out.</summary>
    public ISet<string> Overdue { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Sections whose first page is closed to whoever is signed in: the menu does not lead there.</summary>
    public ISet<string> Closed { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>compact, standard or roomy.</summary>
    public string Density { get; set; } = "standard";
    public bool LargeText { get; set; }
    public bool KeysOff { get; set; }

    /// <summary>The core does not answer: published pages are read, nothing else is done.</summary>
    public bool CoreIsDown { get; set; }

    /// <summary>When what the page shows was copied, while the core does not answer.</summary>
    public DateTimeOffset? CopiedAt { get; set; }

    public Emergency? Emergency { get; set; }

    /// <summary>The moment of the answer, for what is printed on paper.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    public bool IsStaff => Site == Site.Office;
    public bool IsTraining => Mode == "研修";
    public string LayoutName => Site == Site.Office ? "_OfficeLayout" : "_PortalLayout";

    /// <summary>エラー：チケット – しおみ共済 or 【職員】受信箱 – 共済業務.</summary>
    public string TitleOf(string? page, bool hasErrors)
    {
        var trouble = hasErrors ? "エラー：" : "";
        return Site == Site.Office ? $"{trouble}【職員】{page} – 共済業務" : $"{trouble}{page} – {SchemeName}";
    }

    public string? AnsweredAtText => AnsweredAt is { } moment
        ? $"{JapaneseDates.Full(DateOnly.FromDateTime(JapaneseDates.AtTokyo(moment).DateTime))}{JapaneseDates.Clock(TimeOnly.FromDateTime(JapaneseDates.AtTokyo(moment).DateTime))}"
        : null;
}

public sealed record Emergency(string Sentence, string When, string Href);

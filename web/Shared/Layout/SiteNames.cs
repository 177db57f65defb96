using Microsoft.Extensions.Configuration;

namespace WelfareMutual.Web.Shared.Layout;

/// <summary>The city's, the foundation's and the scheme's names are settings (WM:Site:*); the ones here are invented.</summary>
public static class SiteNames
{
    public static void Fill(SiteFrame frame, IConfiguration configuration)
    {
        var site = configuration.GetSection("WM:Site");
        frame.SchemeName = site["Scheme"] ?? "しおみ共済";
        frame.FoundationName = site["Foundation"] ?? "公益財団法人 汐見市勤労者福祉財団";
        frame.City = site["City"] ?? "汐見市勤労者福祉共済";
        frame.Municipality = site["Municipality"] ?? "汐見市";
        frame.SupportPhone = site["Phone"] ?? "078-000-0000";
        frame.SupportHours = site["Hours"] ?? "平日 9:00〜17:30";
        frame.Mode = site["Mode"] ?? "本番";
    }
}

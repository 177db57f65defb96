using System.Globalization;

namespace WelfareMutual.Web.Shared.TagHelpers;

internal static class Figures
{
    public static string Comma(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);
    public static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);
}

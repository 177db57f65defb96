using Microsoft.AspNetCore.Mvc.Rendering;

namespace WelfareMutual.Web.BackOffice.Pages.Events;

/// <summary>The site's flat pictures that may stand on an event.</summary>
internal static class Pictures
{
    public static IReadOnlyList<SelectListItem> All { get; } =
    [
        new("公園", "park"), new("海", "sea"), new("舞台", "stage"), new("映画", "film"), new("食事", "meal"), new("宿泊", "stay"), new("運動", "sport"), new("学び", "learn"),
    ];
}

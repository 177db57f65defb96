using Microsoft.Extensions.DependencyInjection;

namespace WelfareMutual.Web.Shared.Pages;

public static class WebParts
{
    /// <summary>MVC looks for pages in every assembly that mentions it. A module is none of its business, and on the Portal a module's
    /// types cannot even be loaded: the database driver is not there.</summary>
    public static IMvcBuilder OnlyPagesOfTheWeb(this IMvcBuilder mvc) => mvc.ConfigureApplicationPartManager(parts =>
    {
        foreach (var part in parts.ApplicationParts.Where(p => !p.Name.StartsWith("WelfareMutual.Web.", StringComparison.Ordinal) && p.Name.StartsWith("WelfareMutual.", StringComparison.Ordinal)).ToArray())
        {
            parts.ApplicationParts.Remove(part);
        }
    });
}

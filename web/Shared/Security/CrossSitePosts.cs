using Microsoft.AspNetCore.Http;

namespace WelfareMutual.Web.Shared.Security;

/// <summary>Whether a changing request comes from a page that is not ours, by what the browser itself says.</summary>
public static class CrossSitePosts
{
    public static bool MustRefuse(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return false;
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            // none: typed or reloaded by the person. same-site is another host of ours, and no page there posts here.
            return site is not ("same-origin" or "none");
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}

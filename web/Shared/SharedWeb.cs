using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WelfareMutual.Web.Shared.Layout;

namespace WelfareMutual.Web.Shared;

public static class SharedWeb
{
    /// <summary>The frame that layouts and tag helpers read; the host fills it at the start of each request.</summary>
    public static IServiceCollection AddSharedWeb(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddScoped<SiteFrame>();
    }
}

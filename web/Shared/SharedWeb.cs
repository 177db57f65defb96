using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WelfareMutual.Web.Shared.Forms;
using WelfareMutual.Web.Shared.Layout;

namespace WelfareMutual.Web.Shared;

public static class SharedWeb
{
    /// <summary>The frame that layouts and tag helpers read, which the host fills at the start of each request; and the words of bad input.</summary>
    public static IServiceCollection AddSharedWeb(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<MvcOptions>(mvc => BindingMessages.Write(mvc.ModelBindingMessageProvider));
        return services.AddScoped<SiteFrame>();
    }
}

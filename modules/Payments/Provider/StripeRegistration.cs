using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;

namespace WelfareMutual.Payments.Provider;

internal static class StripeRegistration
{
    private const int LargestAnswer = 1024 * 1024;

    public static IServiceCollection AddStripe(this IServiceCollection services, StripeOptions options)
    {
        services.AddHttpClient<StripeClient>(http => Prepare(http, options)).ConfigurePrimaryHttpMessageHandler(() => NewHandler(options));
        return services;
    }

    public static void Prepare(HttpClient http, StripeOptions options)
    {
        http.BaseAddress = options.BaseAddress;
        http.Timeout = options.Timeout;
        http.MaxResponseContentBufferSize = LargestAnswer;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        http.DefaultRequestHeaders.Add("Stripe-Version", StripeOptions.ApiVersion);
    }

    public static SocketsHttpHandler NewHandler(StripeOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = options.Timeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payments.Collecting;
using WelfareMutual.Payments.Provider;

namespace WelfareMutual.Payments.Hooks;

/// <summary>Where a Portal forwards the provider's calls, raw. The signature is checked here, over the bytes as they came.</summary>
public static class ProviderWebhook
{
    public const string Path = "/hooks/payments";
    private const int Largest = 256 * 1024;

    public static IEndpointConventionBuilder MapProviderWebhook(this IEndpointRouteBuilder routes) => routes.MapPost(Path, Receive);

    private static async Task<IResult> Receive(HttpRequest request, UseCaseRunner runner, IServiceProvider services, Clock clock, CancellationToken ct)
    {
        var options = (PaymentsOptions)services.GetService(typeof(PaymentsOptions))!;
        if (await Body(request, ct) is not { } body)
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }
        var context = new UseCaseContext { Unattended = Actor.Hook("payment-provider") };
        var verdict = WebhookSignature.Verify(body, request.Headers["Stripe-Signature"], options.WebhookSecrets, clock.Now);
        if (verdict != SignatureVerdict.Valid)
        {
            await runner.Run(new RefuseProviderEvent(verdict.ToString()), context, ct);
            return Results.BadRequest();
        }
        if (WebhookEvent.Parse(body) is not { } told || told.Account is not null || (told.LiveMode ?? false) != options.LiveMode)
        {
            await runner.Run(new RefuseProviderEvent("NotOurs"), context, ct);
            return Results.BadRequest();
        }
        var payment = Guid.TryParse(told.ClientReference, out var id) ? id : (Guid?)null;
        var kept = await runner.Run(new ReceiveProviderEvent(told.Id, told.Type, told.ObjectId, payment, told.AmountYen, told.Currency), context, ct);
        return kept.Succeeded ? Results.Ok() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > Largest)
        {
            return null;
        }
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, ct)) > 0)
        {
            if (body.Length + read > Largest)
            {
                return null;
            }
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }
}

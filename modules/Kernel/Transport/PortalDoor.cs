using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Kernel.Transport;

/// <summary>The Portal behind a connection, as the register knows it.</summary>
public sealed record KnownPortal(Guid Id, string Name);

/// <summary>Asks the register of Portals on every request: a certificate that was revoked is refused at the next one, on a connection that is open too.
/// The authority alone is not enough, and a register that does not answer lets nobody in.</summary>
public static class PortalDoor
{
    /// <summary>What stands in the register for a Portal that speaks plain http, which only Development has.</summary>
    public const string WithoutCertificate = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Everybody waits for this question before their own is asked.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>As it stands in the register: SHA-256 in capital hexadecimal digits.</summary>
    public static string ThumbprintOf(X509Certificate2 certificate) => certificate.GetCertHashString(HashAlgorithmName.SHA256);

    /// <param name="certificateNeeded">False in Development only, where both sides are on loopback.</param>
    public static void UsePortalDoor(this IApplicationBuilder app, bool certificateNeeded) => app.Use(async (http, next) =>
    {
        if (http.Request.Path == "/health")
        {
            await next(http);
            return;
        }
        var status = await Ask(http, certificateNeeded);
        if (status == StatusCodes.Status200OK)
        {
            await next(http);
        }
        else
        {
            http.Response.StatusCode = status;
        }
    });

    public static KnownPortal? PortalOf(this HttpContext http) => http.Features.Get<KnownPortal>();

    private static async Task<int> Ask(HttpContext http, bool certificateNeeded)
    {
        var certificate = http.Connection.ClientCertificate;
        if (certificate is null && certificateNeeded)
        {
            return StatusCodes.Status403Forbidden;
        }
        try
        {
            var standing = await http.RequestServices.GetRequiredService<PortalRegister>()
                .Ask(certificate is null ? WithoutCertificate : ThumbprintOf(certificate), Patience, http.RequestAborted);
            if (standing.Portal is not { } portal)
            {
                return certificate is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden;
            }
            if (standing.IsRevoked)
            {
                await http.RequestServices.GetRequiredService<Alarms>().Raise("portal-refused", portal.Name, http.RequestAborted);
                return StatusCodes.Status403Forbidden;
            }
            http.Features.Set(portal);
            return StatusCodes.Status200OK;
        }
        catch (Exception gone) when (gone is NpgsqlException or OperationCanceledException || DatabaseFailure.IsGone(gone))
        {
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PortalDoor)).LogWarning("the register of Portals does not answer ({Kind})", gone.GetType().Name);
            return StatusCodes.Status503ServiceUnavailable;
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WelfareMutual.Identity.Gate;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Web.BackOffice.Terminals;

/// <summary>Stands before everything that the back office serves. Source: IAM-01, IAM-02. On every request it asks the register for the terminal,
/// which is the address of the connection itself (no header can claim one), and for the card, which is the certificate of the connection itself.
/// Whoever does not pass gets a plain page that names nothing of the site.</summary>
internal sealed class Gate(RequestDelegate next, CardJudge? judge, DemoCardReader? reader, UseCaseRunner runner, ILogger<Gate> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var card = reader?.Inserted(http) ?? http.Connection.ClientCertificate;
        if (IsAskedFromTheMachineItself(http) || reader is not null && card is null)
        {
            await next(http); // the demo's reader is on the sign-in page
            return;
        }
        var ip = http.Connection.RemoteIpAddress?.ToString() ?? "";
        var fault = card is null ? CertificateFault.Missing : judge?.FaultOf(card) ?? CertificateFault.None;
        var query = new PassGate(ip, fault, card?.SerialNumber, card?.GetCertHashString(HashAlgorithmName.SHA256));
        var outcome = await Ask(query, http.RequestAborted);
        if (!outcome.Succeeded)
        {
            log.LogWarning("the gate refused {Ip}: {Code}", ip, outcome.Refusal!.Code);
            await GatePage.Write(http, outcome.Refusal, reader);
            return;
        }
        var visit = http.RequestServices.GetRequiredService<OfficeVisit>();
        (visit.Terminal, visit.CardSerial) = (outcome.Value.Terminal, card!.SerialNumber);
        await next(http);
    }

    [SuppressMessage("Design", "CA1031", Justification = "whatever keeps the register from answering, nobody is let in")]
    private async Task<Outcome<PassGate.Result>> Ask(PassGate query, CancellationToken ct)
    {
        try
        {
            return (await runner.Run(query, () => new UseCaseContext { CardSerial = query.Serial, Terminal = query.Ip }, ct)).Outcome;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogCritical("the gate's register did not answer ({Kind})", failure.GetType().Name);
            return Refusal.Unavailable;
        }
    }

    /// <summary>A sign of life for the machine's own supervisor, and putting a demo card in or out.</summary>
    private bool IsAskedFromTheMachineItself(HttpContext http) =>
        http.Request.Path == "/health" && http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        || reader is not null && http.Request.Path == "/demo-card";
}

internal static class GateRoutes
{
    /// <summary>Without it only in Development without the demo's card reader, where nothing can carry a card.</summary>
    public static void UseGate(this WebApplication app)
    {
        var (judge, reader) = (app.Services.GetService<CardJudge>(), app.Services.GetService<DemoCardReader>());
        if (judge is null && !app.Environment.IsDevelopment())
        {
            throw new InvalidOperationException("nobody judges the cards");
        }
        if (judge is not null || reader is not null)
        {
            var (runner, log) = (app.Services.GetRequiredService<UseCaseRunner>(), app.Services.GetRequiredService<ILogger<Gate>>());
            app.Use(next => new Gate(next, judge, reader, runner, log).InvokeAsync);
        }
    }
}

using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Transport;

/// <summary>The Gateway's one door: a named portal use case for the session token that a browser sent.</summary>
public static class UseCaseEndpoint
{
    public const string Path = "/use-cases/{name}";

    public static IEndpointConventionBuilder MapUseCases(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, Answer);

    private static async Task Answer(HttpContext http, string name, UseCaseCatalogue catalogue, UseCaseRunner runner, SessionPace pace, CancellationToken ct)
    {
        if (!catalogue.TryFind(name, Audience.Portal, out var shape))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var (envelope, upload) = await Read(http, ct);
        if (envelope is null || Command(envelope, shape) is not { } command)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        if (pace.Refuse(envelope, name) is { } tooFast)
        {
            await http.Response.WriteAsJsonAsync(new Reply(null, [tooFast], Visitor.Guest), Wire.Json, ct);
            return;
        }
        if (command is IWithUpload withUpload)
        {
            withUpload.Upload = upload ?? Stream.Null;
        }
        var context = new UseCaseContext
        {
            Token = envelope.Token,
            RequestId = envelope.RequestId,
            IdempotencyKey = envelope.Key,
            ClientAddress = envelope.ClientAddress,
            Device = DeviceWords.Read(envelope.Device),
            Portal = http.PortalOf()?.Id,
            Terminal = http.PortalOf() is { } portal ? $"portal {portal.Name}" : null,
        };
        var reply = await UseCaseCatalogue.Invoke(shape, runner, command, context, ct);
        pace.Answered(envelope, reply.Visitor);
        await http.Response.WriteAsJsonAsync(reply, Wire.Json, ct);
    }

    private static object? Command(Envelope envelope, UseCaseShape shape)
    {
        try
        {
            return envelope.Command.ValueKind == JsonValueKind.Object ? envelope.Command.Deserialize(shape.Type, Wire.Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>JSON alone, or multipart: the envelope first, then the file, which is streamed to the handler and never kept.</summary>
    private static async Task<(Envelope?, Stream?)> Read(HttpContext http, CancellationToken ct)
    {
        try
        {
            if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.Boundary.Length == 0)
            {
                return (await http.Request.ReadFromJsonAsync<Envelope>(Wire.Json, ct), null);
            }
            var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).Value!, http.Request.Body);
            var first = await reader.ReadNextSectionAsync(ct);
            var envelope = first is null ? null : await JsonSerializer.DeserializeAsync<Envelope>(first.Body, Wire.Json, ct);
            return (envelope, (await reader.ReadNextSectionAsync(ct))?.Body);
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }
}

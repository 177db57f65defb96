using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Kernel.Transport;

/// <summary>What a portal page sends. Anything but a portal use case does not compile. The page does not see
/// that the Gateway runs it.</summary>
public sealed class PortalUseCases(HttpClient gateway, IHttpContextAccessor accessor, PortalVisit visit)
{
    public const string KeyField = "__key";

    public async Task<Outcome<TResult>> Run<TResult>(IPortalUseCase<TResult> command, CancellationToken ct = default)
    {
        var http = accessor.HttpContext!;
        visit.Known = true; // also when there is no answer: the frame of the page that says so must not wait once more
        var envelope = new Envelope(
            visit.Token, Guid.CreateVersion7(), KeyOf(http.Request), http.Connection.RemoteIpAddress?.ToString(),
            JsonSerializer.SerializeToElement(command, command.GetType(), Wire.Json), DeviceWords.Of(http.Request.Headers.UserAgent));
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"use-cases/{UseCaseShape.NameOf(command.GetType())}")
            {
                Content = Content(envelope, command),
                Version = gateway.DefaultRequestVersion,
                VersionPolicy = gateway.DefaultVersionPolicy,
            };
            using var response = await gateway.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            response.EnsureSuccessStatusCode();
            var reply = await response.Content.ReadFromJsonAsync<Reply>(Wire.Json, ct);
            visit.Visitor = reply!.Visitor;
            return reply.Refusals.Count > 0
                ? Outcome<TResult>.Refused(reply.Refusals)
                : Outcome<TResult>.Of(reply.Value!.Value.Deserialize<TResult>(Wire.Json)!);
        }
        catch (Exception gone) when (gone is HttpRequestException { StatusCode: null or System.Net.HttpStatusCode.ServiceUnavailable or System.Net.HttpStatusCode.Forbidden } or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return Refusal.Unavailable;
        }
    }

    private static HttpContent Content<TResult>(Envelope envelope, IPortalUseCase<TResult> command)
    {
        var json = JsonContent.Create(envelope, options: Wire.Json);
        return command is IWithUpload upload
            ? new MultipartContent("mixed") { json, new StreamContent(upload.Upload) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } } }
            : json;
    }

    private static Guid? KeyOf(HttpRequest request) =>
        request.HasFormContentType && Guid.TryParse(request.Form[KeyField], out var key) ? key : null;
}

/// <summary>One request of a browser at the Portal: the token its cookie carried, and who the Gateway said it is.</summary>
public sealed class PortalVisit
{
    public string? Token { get; set; }
    public Visitor Visitor { get; set; } = Visitor.Guest;

    /// <summary>Whether the Gateway was asked in this request.</summary>
    public bool Known { get; set; }
}

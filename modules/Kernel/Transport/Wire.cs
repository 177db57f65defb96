using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace WelfareMutual.Kernel.Transport;

/// <summary>How commands, results and stored answers are written as JSON.</summary>
public static class Wire
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = false,
    };
}

/// <summary>One call from a Portal to the Gateway.</summary>
/// <param name="Key">Idempotency key minted with the form.</param>
/// <param name="Device">The browser in words of <see cref="DeviceWords"/>.</param>
/// <param name="Command">The use case's own fields.</param>
public sealed record Envelope(string? Token, Guid RequestId, Guid? Key, string? ClientAddress, JsonElement Command, string? Device = null);

/// <summary>What the page's frame shows of who is signed in, as the Gateway found it.</summary>
public sealed record Visitor(ActorKind Kind, string Name, Guid? EnterpriseId, IReadOnlyCollection<string> Rights, SessionStage Stage)
{
    public static readonly Visitor Guest = new(ActorKind.Guest, "", null, [], SessionStage.Full);

    /// <summary>For asking an <see cref="Access"/> what to show; nobody's account.</summary>
    public Actor AsActor() => new(Kind, Guid.Empty, Guid.Empty, EnterpriseId, Name, Rights, Guid.Empty, "", Stage);

    public static Visitor Of(Actor actor) => new(actor.Kind, actor.Name, actor.EnterpriseId, actor.Rights, actor.Stage);
}

public sealed record Reply(JsonElement? Value, IReadOnlyList<Refusal> Refusals, Visitor Visitor);

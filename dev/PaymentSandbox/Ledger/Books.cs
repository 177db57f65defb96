using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using WelfareMutual.Dev.PaymentSandbox.Wire;

namespace WelfareMutual.Dev.PaymentSandbox.Ledger;

/// <summary>The state behind one lock, with the file that keeps it over a restart.</summary>
internal sealed class Books(SandboxState state, string? file, SandboxClock clock)
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private readonly Lock gate = new();
    private readonly Lock saving = new();
    private SandboxState state = state;
    private bool dirty;

    public SandboxClock Clock => clock;

    public static Books Open(string? file, SandboxClock clock)
    {
        var state = file is not null && File.Exists(file)
            ? JsonSerializer.Deserialize<SandboxState>(File.ReadAllBytes(file))
            : null;
        return new Books(state ?? new SandboxState(), file, clock);
    }

    public static string NewId(string prefix) => prefix + RandomNumberGenerator.GetString(Alphabet, 24);

    public T Read<T>(Func<SandboxState, T> look)
    {
        lock (gate)
            return look(state);
    }

    public T Change<T>(Func<SandboxState, T> change)
    {
        lock (gate)
        {
            dirty = true;
            return change(state);
        }
    }

    /// <summary>Notes an event. Call it inside <see cref="Change{T}"/>, after the object has its new state.</summary>
    public void Tell(SandboxState within, string type, JsonNode subject)
    {
        var id = NewId("evt_");
        var body = new JsonObject
        {
            ["id"] = id,
            ["object"] = "event",
            ["api_version"] = StripeJson.ApiVersion,
            ["created"] = clock.Unix,
            ["data"] = new JsonObject { ["object"] = subject },
            ["livemode"] = false,
            ["pending_webhooks"] = 1,
            ["request"] = null,
            ["type"] = type,
        };
        within.Events.Add(new SandboxEvent
        {
            Id = id,
            Type = type,
            Created = clock.Unix,
            Body = body.ToJsonString(StripeJson.Plain),
        });
    }

    public void Reset() => Change(_ => state = new SandboxState());

    public void Save()
    {
        if (file is null)
            return;
        lock (saving)
        {
            byte[] content;
            lock (gate)
            {
                if (!dirty)
                    return;
                dirty = false;
                content = JsonSerializer.SerializeToUtf8Bytes(state);
            }
            File.WriteAllBytes(file + ".new", content);
            File.Move(file + ".new", file, overwrite: true);
        }
    }
}

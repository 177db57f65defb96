using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Web.Portal.Published;

/// <summary>What anybody may read, as the Gateway last answered a guest: in memory, and in a folder when one is set, so that a Portal
/// started while the core is down has it too. Source: ARCHITECTURE, "The firewall".</summary>
internal sealed class PublishedCopies
{
    // More pages than the foundation publishes, fewer than would fill a disk.
    private const int Most = 500;
    private readonly ConcurrentDictionary<string, Copy> kept = new(StringComparer.Ordinal);
    private readonly string? folder;
    private readonly TimeProvider time;
    private readonly ILogger<PublishedCopies> log;

    public PublishedCopies(IConfiguration configuration, TimeProvider time, ILogger<PublishedCopies> log)
    {
        (this.time, this.log) = (time, log);
        folder = configuration["WM:Portal:Published"] is { Length: > 0 } named ? named : null;
        if (folder is not null)
        {
            Directory.CreateDirectory(folder);
            ReadFolder(folder);
        }
    }

    public void Keep<TResult>(IPortalUseCase<TResult> query, TResult answer)
    {
        var name = NameOf(query);
        var copy = new Copy(time.GetUtcNow(), JsonSerializer.SerializeToElement(answer, Wire.Json));
        if (kept.Count >= Most && !kept.ContainsKey(name))
        {
            return;
        }
        var changed = !kept.TryGetValue(name, out var before) || before.Answer.GetRawText() != copy.Answer.GetRawText() || copy.At - before.At > TimeSpan.FromMinutes(1);
        kept[name] = copy;
        if (changed)
        {
            Write(name, copy);
        }
    }

    /// <returns>Null when there is no copy.</returns>
    public (TResult Answer, DateTimeOffset At)? Find<TResult>(IPortalUseCase<TResult> query) =>
        kept.TryGetValue(NameOf(query), out var copy) ? (copy.Answer.Deserialize<TResult>(Wire.Json)!, copy.At) : null;

    /// <summary>What was withdrawn is not shown from a copy either.</summary>
    public void Forget<TResult>(IPortalUseCase<TResult> query)
    {
        var name = NameOf(query);
        if (kept.TryRemove(name, out _) && folder is not null)
        {
            File.Delete(Path.Combine(folder, name));
        }
    }

    private void ReadFolder(string from)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.json").Take(Most))
        {
            try
            {
                kept[Path.GetFileName(file)] = JsonSerializer.Deserialize<Copy>(File.ReadAllBytes(file), Wire.Json)!;
            }
            catch (Exception broken) when (broken is JsonException or IOException)
            {
                log.LogWarning("a copy of a published page cannot be read: {Kind}", broken.GetType().Name);
            }
        }
    }

    private void Write(string name, Copy copy)
    {
        if (folder is null)
        {
            return;
        }
        try
        {
            // Renamed into place: a process that dies while writing leaves the former copy.
            var unfinished = Path.Combine(folder, $"{name}.{Guid.CreateVersion7():N}");
            File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(copy, Wire.Json));
            File.Move(unfinished, Path.Combine(folder, name), overwrite: true);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("a copy of a published page cannot be written: {Kind}", full.GetType().Name);
        }
    }

    private static string NameOf<TResult>(IPortalUseCase<TResult> query)
    {
        var asked = JsonSerializer.SerializeToUtf8Bytes(query, query.GetType(), Wire.Json);
        return $"{UseCaseShape.NameOf(query.GetType())}-{Convert.ToHexStringLower(SHA256.HashData(asked))[..16]}.json";
    }

    private sealed record Copy(DateTimeOffset At, JsonElement Answer);
}

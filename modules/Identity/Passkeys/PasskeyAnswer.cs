using System.Buffers.Text;
using System.Text.Json;

namespace WelfareMutual.Identity.Passkeys;

/// <summary>The part of the browser's answer that names the credential.</summary>
internal static class PasskeyAnswer
{
    /// <returns>Empty when it names none.</returns>
    public static byte[] CredentialOf(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            return json.RootElement.TryGetProperty("id", out var id) && id.GetString() is { } text ? Base64Url.DecodeFromChars(text) : [];
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            return [];
        }
    }
}

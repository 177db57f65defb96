using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;

namespace WelfareMutual.Tests.Modules.Identity.Passkeys;

/// <summary>A device with one passkey, and the browser in front of it. Says what a real pair says; a test may make either lie.</summary>
internal sealed class SoftAuthenticator
{
    public const string Origin = "https://portal.example";
    private const byte Present = 0x01, Verified = 0x04, HasCredential = 0x40;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string owner = "";
    private uint count;

    public string At { get; init; } = Origin;
    public string Domain { get; init; } = "portal.example";
    public bool Unlocks { get; init; } = true;

    /// <summary>What the browser sends back after making a passkey.</summary>
    public string Made(PasskeyQuestion question)
    {
        using var options = JsonDocument.Parse(question.Options);
        owner = options.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var point = key.ExportParameters(false).Q;
        byte[] cose = [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Data((byte)(Present | (Unlocks ? Verified : 0) | HasCredential)), .. new byte[16], 0, 32, .. id, .. cose];
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Credential(new
        {
            clientDataJSON = Text(Client("webauthn.create", options)),
            attestationObject = Text(attestation),
            transports = new[] { "internal" },
        });
    }

    /// <summary>What it sends back when asked for the passkey.</summary>
    /// <param name="at">Another site in the browser's address.</param>
    /// <param name="owner">Claims to be the other device's owner.</param>
    public string Answer(PasskeyQuestion question, string? at = null, SoftAuthenticator? owner = null)
    {
        using var options = JsonDocument.Parse(question.Options);
        count++;
        var (data, client) = (Data((byte)(Present | (Unlocks ? Verified : 0))), Client("webauthn.get", options, at));
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = owner?.owner ?? this.owner });
    }

    private byte[] Data(byte flags) =>
        [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain)), flags, (byte)(count >> 24), (byte)(count >> 16), (byte)(count >> 8), (byte)count];

    private byte[] Client(string type, JsonDocument options, string? at = null) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = options.RootElement.GetProperty("challenge").GetString(), origin = at ?? At, crossOrigin = false });

    private string Credential(object response) => JsonSerializer.Serialize(
        new { id = Text(id), rawId = Text(id), type = "public-key", clientExtensionResults = new { }, response });

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}

internal static class Passkeys
{
    public static async Task Add(this SiteUser user, SoftAuthenticator device)
    {
        var asked = await user.Do(new AskNewPasskey());
        await user.Do(new AddPasskey(asked.Challenge, device.Made(asked)));
    }

    public static async Task<Outcome<WelfareMutual.Identity.Entrance.SignedIn>> SignsIn(this Site site, SoftAuthenticator device)
    {
        var asked = await site.Guest.Do(new AskPasskeySignIn());
        return await site.Guest.Run(new SignInWithPasskey(asked.Challenge, device.Answer(asked)));
    }
}

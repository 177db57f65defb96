using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Identity.Rules;

/// <summary>Source: RFC 6238 and RFC 4226. SHA-1, six digits, 30 seconds: what every authenticator application understands.</summary>
internal static class Totp
{
    private const int StepSeconds = 30;
    private const int SecretLength = 20;
    private const string Base32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] DrawSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    /// <summary>What is shown to one session: who opened another half session, with a password that was overheard, has another secret.</summary>
    public static byte[] Offered(byte[] drawn, Guid session) => HMACSHA256.HashData(drawn, session.ToByteArray())[..SecretLength];

    public static string CodeAt(byte[] secret, long step, int digits = 6)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // HMAC-SHA-1 is what RFC 6238 names and applications support; its collisions do not matter here
        var mac = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac.AsSpan(mac[^1] & 0xF)) & 0x7FFFFFFF;
        var code = number % (int)Math.Pow(10, digits);
        return code.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>One step to and fro is allowed for clocks that differ; a step is used once.</summary>
    /// <returns>The step that the code is of, later than the last used; null when it does not match.</returns>
    public static long? Match(byte[] secret, string? typed, DateTimeOffset now, long lastStep)
    {
        var code = Encoding.ASCII.GetBytes(Digits.Strip(typed));
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(code, Encoding.ASCII.GetBytes(CodeAt(secret, step))) && step > lastStep)
            {
                found = step;
            }
        }
        return found;
    }

    /// <summary>Without padding, as applications expect it.</summary>
    public static string Base32(byte[] secret)
    {
        var text = new StringBuilder();
        int buffer = 0, bits = 0;
        foreach (var octet in secret)
        {
            buffer = buffer << 8 | octet;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Base32Alphabet[buffer >> (bits - 5) & 31]);
            }
            buffer &= (1 << bits) - 1;
        }
        return bits > 0 ? text.Append(Base32Alphabet[buffer << (5 - bits) & 31]).ToString() : text.ToString();
    }
}

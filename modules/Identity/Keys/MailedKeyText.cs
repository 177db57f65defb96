using System.Security.Cryptography;
using System.Text;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Identity.Keys;

/// <summary>A key that travels by post: 12 characters, 60 random bits, printed 4-4-4. Its alphabet has no 0, O, 1 or I,
/// and small letters, any width and any hyphen are read as meant.</summary>
internal readonly record struct MailedKeyText
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Length = 12;
    private readonly string letters;

    private MailedKeyText(string letters) => this.letters = letters;

    public static MailedKeyText Draw() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <returns>False when it cannot be a key; it is then compared with nothing.</returns>
    public static bool TryRead(string? typed, out MailedKeyText key)
    {
        var plain = Digits.Strip(typed).ToUpperInvariant();
        key = new(plain);
        return plain.Length == Length && plain.All(c => Alphabet.Contains(c, StringComparison.Ordinal));
    }

    /// <summary>The account is the salt: 60 random bits need no slow hash.</summary>
    public byte[] HashFor(Guid account) => SHA256.HashData(Encoding.ASCII.GetBytes($"{account:N}|{letters}"));

    public override string ToString() => $"{letters[..4]}-{letters[4..8]}-{letters[8..]}";
}

using System.Security.Cryptography;

namespace WelfareMutual.Exports.Files;

/// <summary>24 characters in groups of four, 117 random bits: nobody thinks it up, and it is read out on the telephone (no 0, 1, I, L, O, U).
/// The archive's own derivation (PBKDF2-SHA1, 1,000 rounds) is too weak for a password that a person would choose.</summary>
internal static class FilePassword
{
    public const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Make() => string.Join('-', RandomNumberGenerator.GetString(Letters, 24).Chunk(4).Select(group => new string(group)));
}

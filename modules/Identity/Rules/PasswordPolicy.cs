using System.Collections.Frozen;
using System.Text;
using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Rules;

/// <summary>Source: NIST SP 800-63B-4 3.1.1.2 and SECURITY.md 2.3. Length and a blocklist; no kinds of characters, no expiry by date.
/// Counted by code point after NFC.</summary>
internal static class PasswordPolicy
{
    public const int ShortestAlone = 15;
    public const int ShortestWithSecondFactor = 8;
    public const int ShortestForStaff = 12;
    public const int Longest = 128;

    public static readonly Refusal TooShortAlone = new("identity-password-too-short", "パスワードが短いため、推測されるおそれがあります。15文字以上で入れてください。", "Password");
    public static readonly Refusal TooShort = new("identity-password-too-short-with-factor", "パスワードが短いため、推測されるおそれがあります。8文字以上で入れてください。", "Password");
    public static readonly Refusal TooShortForStaff = new("identity-password-too-short-for-staff", "パスワードが短いため、推測されるおそれがあります。12文字以上で入力してください。", "Password");
    public static readonly Refusal TooLong = new("identity-password-too-long", "パスワードは128文字以内で入れてください。", "Password");
    public static readonly Refusal Common = new("identity-password-common", "よく使われる言葉や並びなので、推測されるおそれがあります。別のパスワードを入れてください。", "Password");
    public static readonly Refusal LikeLogin = new("identity-password-like-login", "番号やIDと同じなので、推測されるおそれがあります。別のパスワードを入れてください。", "Password");

    private static readonly FrozenSet<string> Blocked = ReadList();

    public static int ListLength => Blocked.Count;

    /// <returns>Null when it may be used.</returns>
    public static Refusal? Check(string? password, int shortest, params string[] logins)
    {
        var normal = Normal(password ?? "");
        var length = normal.EnumerateRunes().Count();
        if (length < shortest)
        {
            return shortest switch { ShortestAlone => TooShortAlone, ShortestForStaff => TooShortForStaff, _ => TooShort };
        }
        if (length > Longest)
        {
            return TooLong;
        }
        var folded = normal.ToLowerInvariant();
        return logins.Any(l => l.Length > 0 && Plain(folded) == Plain(l.ToLowerInvariant())) ? LikeLogin
            : IsCommon(folded) ? Common : null;
    }

    /// <summary>Composed, so that two keyboards give one password. Nothing is trimmed: spaces count.</summary>
    public static string Normal(string password) =>
        password.IsNormalized(NormalizationForm.FormC) ? password : password.Normalize(NormalizationForm.FormC);

    private static bool IsCommon(string folded) =>
        Blocked.Contains(folded) || Blocked.Contains(RepeatedPart(folded)) || IsRun(folded);

    /// <summary>abcabc is abc, aaaa is a.</summary>
    private static string RepeatedPart(string text)
    {
        for (var size = 1; size <= text.Length / 2; size++)
        {
            var part = text[..size];
            if (text.Length % size == 0 && string.Concat(Enumerable.Repeat(part, text.Length / size)) == text)
            {
                return size == 1 ? "a" : part;
            }
        }
        return text;
    }

    /// <summary>Along the digits, the alphabet or a row of keys, to and fro.</summary>
    private static bool IsRun(string text) =>
        new[] { "01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm" }
            .Any(row => row.Contains(text, StringComparison.Ordinal) || new string([.. row.Reverse()]).Contains(text, StringComparison.Ordinal));

    private static string Plain(string text) => text.Replace("-", "", StringComparison.Ordinal);

    private static FrozenSet<string> ReadList()
    {
        var lines = new[] { "common-passwords.txt", "leaked-passwords.txt" }.SelectMany(Lines);
        return lines.Append("a").ToFrozenSet(StringComparer.Ordinal);
    }

    private static string[] Lines(string name)
    {
        using var list = new StreamReader(typeof(PasswordPolicy).Assembly.GetManifestResourceStream($"WelfareMutual.Identity.Rules.{name}")!);
        return [.. list.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#')];
    }
}

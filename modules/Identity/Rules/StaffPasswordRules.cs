using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Rules;

/// <summary>Source: SECURITY.md 2.3. A term does harm when it makes people count upwards: what is like the last password is refused.</summary>
internal static class StaffPasswordRules
{
    /// <summary>NIST SP 800-63B-4 3.2.2: after so many failures in a row the password is dead, and the card with it.</summary>
    public const int MostWrong = 100;
    public const int MostWrongKeys = 5;
    public const int Remembered = 5;
    private const int LeastDistance = 4;

    public static readonly Refusal UsedBefore = new("identity-password-used-before", "最近使ったパスワードです。過去5回に使っていないものを入力してください。", "Password");
    public static readonly Refusal Variant = new("identity-password-variant", "いまのパスワードと似ています。数字を進めるなどせず、別の言葉にしてください。", "Password");
    public static readonly Refusal Term = new("identity-password-term", "変更の間隔は、90日から730日まで、または0日（期限なし）で入力してください。", "Days");
    public static readonly Refusal StartNoMatch = new("identity-start-key-no-match", "開始キーが合わないか、期限が過ぎています。5回まちがえると使えなくなります。管理の職員に確認してください。", "Key");

    /// <summary>The same but for its digits, or fewer than four letters apart.</summary>
    public static bool IsVariant(string old, string chosen)
    {
        var (a, b) = (PasswordPolicy.Normal(old).ToLowerInvariant(), PasswordPolicy.Normal(chosen).ToLowerInvariant());
        return WithoutDigits(a) == WithoutDigits(b) || Distance(a, b) < LeastDistance;
    }

    private static string WithoutDigits(string text) => string.Concat(text.Where(c => !char.IsDigit(c)));

    /// <summary>Letters to put in, take out or exchange (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (before, first) = (row[0], i);
            row[0] = first;
            for (var j = 1; j <= b.Length; j++)
            {
                var here = a[i - 1] == b[j - 1] ? before : 1 + Math.Min(before, Math.Min(row[j], row[j - 1]));
                (before, row[j]) = (row[j], here);
            }
        }
        return row[b.Length];
    }
}

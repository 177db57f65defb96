using System.Globalization;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;

namespace WelfareMutual.Identity.Contracts;

/// <summary>A key as its letter brings it: shown once, stored hashed.</summary>
/// <param name="Text">12 characters, printed 4-4-4.</param>
/// <param name="ExpiresAt">The instant from which it opens nothing.</param>
public sealed record PostedKey(string Text, DateTimeOffset ExpiresAt)
{
    /// <summary>What a letter with a key fills in: number, key, and until when the key is good, in both calendars.</summary>
    /// <param name="number">The login as printed: a member number, or an officer's ID.</param>
    public IReadOnlyDictionary<string, string> LetterValues(string number)
    {
        var until = Clock.InTokyo(ExpiresAt);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["number"] = number,
            ["key"] = Text,
            ["until"] = string.Create(CultureInfo.InvariantCulture, $"{JapaneseDate.Full(Clock.DayOf(ExpiresAt))}（{until.Year}年）の{until:H:mm}"),
        };
    }
}

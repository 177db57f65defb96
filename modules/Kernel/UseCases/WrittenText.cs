using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace WelfareMutual.Kernel.UseCases;

/// <summary>What people wrote, looked at before any rule sees it: of a bounded length, and nothing in it that cannot be seen or kept.
/// Here and not on a page, because whoever holds the Portal sends what no page has looked at.</summary>
/// <remarks>Unicode: controls but line ends and tabs, lone halves of a pair, noncharacters, and the embeddings, overrides and isolates of
/// direction (UAX #9), with which a text reads otherwise than it is. PostgreSQL keeps no U+0000.</remarks>
public static class WrittenText
{
    /// <summary>Of one text, in UTF-16 units: a whole benefit table is one. Rules of single items are much narrower.</summary>
    public const int Longest = 200_000;

    public static readonly Refusal TooLong = new("text-too-long", $"文章が長すぎます。{Longest:#,0}文字までにしてください。");
    public static readonly Refusal Unreadable = new("text-unreadable", "画面に表示できない文字（制御文字など）が含まれています。その文字を消して、入力し直してください。");

    /// <summary>A part that the message cannot do without, other than a text: a text that is missing is an empty one, and its rule says so better.</summary>
    public static readonly Refusal Missing = new("part-missing", "必要な項目が届いていません。画面を開き直してから、もう一度お試しください。");

    private static readonly ConcurrentDictionary<Type, Part[]> Parts = new();

    /// <summary>The first text of the message, or of the records and lists in it, that is not taken.</summary>
    public static Refusal? Refuse(object message) => Refuse(message, null);

    public static Refusal? Refuse(string text) => text.Length > Longest ? TooLong : IsReadable(text) ? null : Unreadable;

    private static Refusal? Refuse(object? part, string? field) => part switch
    {
        null or ValueType or Stream or byte[] or Type => null,
        string text => Refuse(text) is { } no ? field is null ? no : no.At(field) : null,
        IDictionary pairs => Refuse(pairs.Keys, field) ?? Refuse(pairs.Values, field),
        IEnumerable numbers when HoldsValues(numbers.GetType()) => null, // where one may be missing, the type says so
        IEnumerable several => several.Cast<object?>().Select(each => each is null ? Missing : Refuse(each, field)).FirstOrDefault(no => no is not null),
        _ when part.GetType().Assembly.GetName().Name?.StartsWith("WelfareMutual", StringComparison.Ordinal) != true => null,
        _ => Parts.GetOrAdd(part.GetType(), PartsOf).Select(p => p.Refuse(part, field)).FirstOrDefault(no => no is not null),
    };

    private static bool HoldsValues(Type several) =>
        several.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>) && i.GetGenericArguments()[0].IsValueType);

    private static Part[] PartsOf(Type type)
    {
        var nullability = new NullabilityInfoContext();
        return [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => !p.PropertyType.IsValueType && p.GetMethod is not null && p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract" && !typeof(Stream).IsAssignableFrom(p.PropertyType))
            .Select(p => new Part(p, p.PropertyType == typeof(string) || nullability.Create(p).ReadState != NullabilityState.NotNull))];
    }

    private sealed record Part(PropertyInfo Property, bool MayBeMissing)
    {
        public Refusal? Refuse(object whole, string? field)
        {
            var name = field is null ? Property.Name : $"{field}.{Property.Name}";
            var value = Property.GetValue(whole);
            return value is null && !MayBeMissing ? Missing.At(name) : WrittenText.Refuse(value, name);
        }
    }

    private static bool IsReadable(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone half of a pair is enumerated as U+FFFD.
            var readable = rune.Value is '\t' or '\r' or '\n'
                || Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control && rune.Value is not (>= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069
                    or 0xFFFD or >= 0xFDD0 and <= 0xFDEF) && (rune.Value & 0xFFFE) != 0xFFFE;
            if (!readable)
            {
                return false;
            }
        }
        return true;
    }
}

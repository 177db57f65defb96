using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WelfareMutual.Kernel.Text;

/// <summary>A member's number 1284-037: four digits of the enterprise, three of the person. In JSON it is that text.</summary>
[JsonConverter(typeof(Json))]
public readonly record struct MemberNumber : IComparable<MemberNumber>
{
    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> outside 1 to 9999 and 1 to 999.</summary>
    public MemberNumber(int enterprise, int person)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(enterprise is >= 1 and <= 9999, true, nameof(enterprise));
        ArgumentOutOfRangeException.ThrowIfNotEqual(person is >= 1 and <= 999, true, nameof(person));
        (Enterprise, Person) = (enterprise, person);
    }

    /// <summary>The number of the enterprise, 1 to 9999.</summary>
    public int Enterprise { get; }

    /// <summary>The number of the person within the enterprise, 1 to 999.</summary>
    public int Person { get; }

    /// <summary>
    /// Reads a number in any width, with any hyphen or a space or none between, with or without leading zeros.
    /// Without a separator all seven digits are needed.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="number">The number, when the answer is true.</param>
    /// <param name="reasonInJapanese">Why not and what to do, ready for the screen; empty when the answer is true.</param>
    public static bool TryParse(string? text, out MemberNumber number, out string reasonInJapanese)
    {
        number = default;
        var plain = Digits.Hyphens(Digits.HalfWidth(text ?? "")).Trim().TrimStart('\'');
        var parts = plain.Split(['-', ' ', '\t', '/', '.', '_'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return No("会員番号が空です。会員証の番号を入れてください。", out reasonInJapanese);
        if (Digits.FirstOther(string.Concat(parts)) is { } other)
            return No($"会員番号に数字ではない文字「{other}」が入っています。会員証の番号を入れてください。", out reasonInJapanese);
        if (parts is [{ Length: 7 } whole]) parts = [whole[..4], whole[4..]];
        if (parts is not [{ Length: <= 4 } enterprise, { Length: <= 3 } person])
            return No("会員番号は1284-037のような7けたの番号です。会員証の番号を入れてください。", out reasonInJapanese);
        var (first, second) = (int.Parse(enterprise, CultureInfo.InvariantCulture), int.Parse(person, CultureInfo.InvariantCulture));
        if (first == 0 || second == 0) return No("000で終わる番号や0000で始まる番号はありません。会員証の番号を入れてください。", out reasonInJapanese);
        (number, reasonInJapanese) = (new(first, second), "");
        return true;
    }

    /// <summary>Orders by enterprise, then person.</summary>
    public int CompareTo(MemberNumber other) => (Enterprise, Person).CompareTo((other.Enterprise, other.Person));

    /// <summary>Orders like <see cref="CompareTo"/>.</summary>
    public static bool operator <(MemberNumber left, MemberNumber right) => left.CompareTo(right) < 0;

    /// <summary>Orders like <see cref="CompareTo"/>.</summary>
    public static bool operator <=(MemberNumber left, MemberNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Orders like <see cref="CompareTo"/>.</summary>
    public static bool operator >(MemberNumber left, MemberNumber right) => left.CompareTo(right) > 0;

    /// <summary>Orders like <see cref="CompareTo"/>.</summary>
    public static bool operator >=(MemberNumber left, MemberNumber right) => left.CompareTo(right) >= 0;

    /// <summary>1284-037.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Enterprise:0000}-{Person:000}");

    private static bool No(string reason, out string reasonInJapanese)
    {
        reasonInJapanese = reason;
        return false;
    }

    private sealed class Json : JsonConverter<MemberNumber>
    {
        public override MemberNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var number, out _) ? number : throw new JsonException("Not a member number.");

        public override void Write(Utf8JsonWriter writer, MemberNumber value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}

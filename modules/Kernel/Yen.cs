using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WelfareMutual.Kernel;

/// <summary>An amount of money in whole yen. May be negative only where a ledger says so.</summary>
[JsonConverter(typeof(YenJson))]
public readonly record struct Yen(long Amount) : IComparable<Yen>
{
    public static readonly Yen Zero = new(0);

    public static Yen operator +(Yen a, Yen b) => new(checked(a.Amount + b.Amount));
    public static Yen operator -(Yen a, Yen b) => new(checked(a.Amount - b.Amount));
    public static Yen operator *(Yen a, int times) => new(checked(a.Amount * times));
    public static bool operator <(Yen a, Yen b) => a.Amount < b.Amount;
    public static bool operator >(Yen a, Yen b) => a.Amount > b.Amount;
    public static bool operator <=(Yen a, Yen b) => a.Amount <= b.Amount;
    public static bool operator >=(Yen a, Yen b) => a.Amount >= b.Amount;

    public int CompareTo(Yen other) => Amount.CompareTo(other.Amount);
    public override string ToString() => Amount.ToString("N0", CultureInfo.InvariantCulture) + "円";
}

internal sealed class YenJson : JsonConverter<Yen>
{
    public override Yen Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());
    public override void Write(Utf8JsonWriter writer, Yen value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Amount);
}

public static class YenSum
{
    public static Yen Total(this IEnumerable<Yen> amounts) => amounts.Aggregate(Yen.Zero, (a, b) => a + b);
}

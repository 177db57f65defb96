using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Kernel.Sealing;

/// <summary>A personal value: ciphertext in the database, bound to table, row and column. Opened only after
/// <see cref="PersonKeys.LoadFor(IEnumerable{Guid}, Purpose)"/>, which is what writes the person into the audit.</summary>
public abstract class Sealed
{
    private protected Sealed()
    {
    }

    internal byte[]? Cipher { get; set; }
    internal SealBinding? Binding { get; set; }
    internal bool Pending => Cipher is null;

    /// <summary>The value was destroyed when its time was over; the row stays in the books.</summary>
    public bool IsErased => Cipher is { Length: 0 };

    internal byte[] CipherForDatabase => Cipher ?? throw new InvalidOperationException("a personal value reached the database unsealed");

    internal abstract void SealNow();
    internal abstract object OpenAny();

    public static Sealed<T> Of<T>(T value) where T : notnull => new(value);
    public static Sealed<T>? OfNullable<T>(T? value) where T : class => value is null ? null : new Sealed<T>(value);
    public static Sealed<DateOnly>? OfNullable(DateOnly? value) => value is null ? null : new Sealed<DateOnly>(value.Value);
}

/// <param name="Context">table|row|column: the associated data.</param>
internal sealed record SealBinding(PersonKeys Keys, Guid Person, Purpose Purpose, string Context);

public sealed class Sealed<T> : Sealed where T : notnull
{
    private T? plain;
    private bool known;

    internal Sealed(T value)
    {
        plain = value;
        known = true;
    }

    internal Sealed(byte[] cipher) => Cipher = cipher;

    /// <exception cref="InvalidOperationException">The person's key was not loaded, or the value came without its row.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The cell was altered or moved.</exception>
    public T Open()
    {
        if (!known)
        {
            var binding = Binding ?? throw new InvalidOperationException("a sealed value without its row cannot be opened: read the entity, not the column");
            plain = SealedCodec.Decode<T>(binding.Keys.OpenFor(binding.Person, binding.Purpose, Cipher!, binding.Context));
            known = true;
        }
        return plain!;
    }

    internal override object OpenAny() => Open();

    internal override void SealNow()
    {
        var binding = Binding ?? throw new InvalidOperationException("a sealed value without its row cannot be sealed");
        Cipher = binding.Keys.SealFor(binding.Person, binding.Purpose, SealedCodec.Encode(plain!), binding.Context);
    }

    public override string ToString() => "(sealed)";
}

internal static class SealedCodec
{
    public static byte[] Encode<T>(T value) => value switch
    {
        string text => Encoding.UTF8.GetBytes(text),
        DateOnly date => Encoding.ASCII.GetBytes(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        byte[] bytes => bytes,
        _ => JsonSerializer.SerializeToUtf8Bytes(value, Wire.Json),
    };

    public static T Decode<T>(byte[] bytes) =>
        typeof(T) == typeof(string) ? (T)(object)Encoding.UTF8.GetString(bytes)
        : typeof(T) == typeof(DateOnly) ? (T)(object)DateOnly.ParseExact(Encoding.ASCII.GetString(bytes), "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : typeof(T) == typeof(byte[]) ? (T)(object)bytes
        : JsonSerializer.Deserialize<T>(bytes, Wire.Json)!;
}

internal sealed class SealedColumn<T>() : ValueConverter<Sealed<T>, byte[]>(s => s.CipherForDatabase, b => new Sealed<T>(b)) where T : notnull;

/// <summary>A sealed value is changed by being replaced, never in place.</summary>
internal sealed class SealedComparer<T>() : ValueComparer<Sealed<T>>(
    (a, b) => ReferenceEquals(a, b), s => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(s), s => s) where T : notnull;

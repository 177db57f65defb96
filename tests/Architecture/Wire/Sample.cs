using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using WelfareMutual.Kernel;

namespace WelfareMutual.Tests.Architecture.Wire;

/// <summary>Makes an instance of a type in which every field holds something else than its default.</summary>
internal sealed class Sample
{
    const int Deepest = 6;
    int counter;

    /// <summary>What every text ends with.</summary>
    public string Ending { get; init; } = "";

    public object Make(Type type, int depth = 0)
    {
        if (depth > Deepest)
        {
            throw new NotSupportedException($"{type} contains itself without end");
        }
        counter++;
        return Nullable.GetUnderlyingType(type) is { } inner ? Make(inner, depth) : Simple(type) ?? Many(type, depth) ?? Composed(type, depth);
    }

    object? Simple(Type type) =>
        type == typeof(string) ? $"文字 \"{counter}\" 髙﨑＜&{Ending}"
        : type == typeof(Guid) ? Guid.CreateVersion7()
        : type == typeof(bool) ? true
        : type == typeof(DateOnly) ? new DateOnly(2026, 2, 1).AddDays(counter)
        : type == typeof(TimeOnly) ? new TimeOnly(9, 30, counter % 60)
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 4, 1, 3, 4, 5, TimeSpan.Zero).AddMinutes(counter)
        : type == typeof(TimeSpan) ? TimeSpan.FromSeconds(counter)
        : type == typeof(Yen) ? new Yen(1000 + counter)
        : type == typeof(byte[]) ? new byte[] { 1, 2, (byte)counter }
        : type == typeof(JsonElement) ? JsonSerializer.SerializeToElement(new { a = counter })
        : type.IsEnum ? Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)
        : type.IsPrimitive || type == typeof(decimal) ? Convert.ChangeType(10 + counter % 90, type, System.Globalization.CultureInfo.InvariantCulture)
        : null;

    object? Many(Type type, int depth)
    {
        if (type.IsArray)
        {
            return Filled(type.GetElementType()!, depth);
        }
        if (!type.IsGenericType || !typeof(IEnumerable).IsAssignableFrom(type))
        {
            return null;
        }
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 2)
        {
            var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
            map.Add(Make(arguments[0], depth + 1), Make(arguments[1], depth + 1));
            return map;
        }
        var items = Filled(arguments[0], depth);
        return type.IsInstanceOfType(items) ? items
            : Activator.CreateInstance(type.IsInterface ? typeof(HashSet<>).MakeGenericType(arguments) : type, items);
    }

    Array Filled(Type element, int depth)
    {
        var items = Array.CreateInstance(element, 2);
        items.SetValue(Make(element, depth + 1), 0);
        items.SetValue(Make(element, depth + 1), 1);
        return items;
    }

    object Composed(Type type, int depth)
    {
        if (type.IsAbstract || type == typeof(object))
        {
            var known = type.GetCustomAttributes<JsonDerivedTypeAttribute>(false).FirstOrDefault()?.DerivedType
                ?? throw new NotSupportedException($"{type} cannot be read back from JSON: it is abstract and names no derived types");
            return Make(known, depth + 1);
        }
        var constructor = type.GetConstructors().Where(c => c.GetParameters() is not [{ } only] || only.ParameterType != type).MaxBy(c => c.GetParameters().Length);
        var made = constructor is null ? Activator.CreateInstance(type, nonPublic: true)!
            : constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType, depth + 1))]);
        var given = constructor?.GetParameters().Select(p => p.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        foreach (var property in Carried(type).Where(p => p.CanWrite && !given.Contains(p.Name)))
        {
            property.SetValue(made, Make(property.PropertyType, depth + 1));
        }
        return made;
    }

    /// <summary>What JSON carries of a type.</summary>
    public static IEnumerable<PropertyInfo> Carried(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.GetIndexParameters().Length == 0 && !Ignored(p) && !typeof(Stream).IsAssignableFrom(p.PropertyType));

    static bool Ignored(PropertyInfo property) =>
        property.IsDefined(typeof(JsonIgnoreAttribute))
        || property.DeclaringType!.GetInterfaces().Any(i => i.GetProperty(property.Name)?.IsDefined(typeof(JsonIgnoreAttribute)) == true);
}

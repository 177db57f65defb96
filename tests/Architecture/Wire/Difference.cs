using System.Collections;
using System.Text.Json;

namespace WelfareMutual.Tests.Architecture.Wire;

/// <summary>Compares two values field by field; records alone compare their lists by reference.</summary>
internal static class Difference
{
    /// <returns>Path of the first field that differs, or null.</returns>
    public static string? Between(object? left, object? right, string path = "")
    {
        if (left is null || right is null)
        {
            return left is null && right is null ? null : $"{path}: {left ?? "null"} and {right ?? "null"}";
        }
        if (left is JsonElement element)
        {
            return element.GetRawText() == ((JsonElement)right).GetRawText() ? null : path;
        }
        var type = left.GetType();
        if (type.IsPrimitive || type.IsEnum || left is string or IFormattable or IComparable)
        {
            return left.Equals(right) ? null : $"{path}: {left} and {right}";
        }
        return left is IEnumerable many ? Items(many, (IEnumerable)right, path)
            : type != right.GetType() ? $"{path}: {type.Name} and {right.GetType().Name}"
            : Sample.Carried(type).Select(p => Between(p.GetValue(left), p.GetValue(right), $"{path}.{p.Name}")).FirstOrDefault(d => d is not null);
    }

    static string? Items(IEnumerable left, IEnumerable right, string path)
    {
        var (a, b) = (left.Cast<object?>().ToArray(), right.Cast<object?>().ToArray());
        return a.Length != b.Length ? $"{path}: {a.Length} and {b.Length} items"
            : a.Select((x, i) => Between(x, b[i], $"{path}[{i}]")).FirstOrDefault(d => d is not null);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Tests.Architecture.Personal;

/// <summary>Walks a model and refuses plain text where a person could be read.</summary>
internal static class PersonalColumns
{
    static readonly string[] Words =
    [
        "name", "kana", "address", "phone", "tel", "mail", "email", "postal", "zip", "birth", "born", "age", "sex", "gender", "account", "branch", "holder",
        "bank", "representative", "kinship", "relationship", "married", "death", "illness", "reason", "note", "message", "sentence", "text", "comment",
        "individual", "spouse", "child", "workplace", "employment", "hired", "companion", "payee",
    ];

    public sealed record Column(string Schema, string Table, string Name, Type Type, bool IsSealed, Purpose? Purpose)
    {
        public override string ToString() => $"{Schema}.{Table}.{Name}";
    }

    public static IReadOnlyList<Column> Of(DbContext db) =>
        [.. from entity in db.Model.GetEntityTypes()
            from property in entity.GetProperties()
            select new Column(entity.GetSchema()!, entity.GetTableName()!, property.GetColumnName(), property.ClrType,
                IsSealedType(property.ClrType), SealedMapping.PurposeOf(property))];

    /// <returns>Columns that sound personal and hold readable values; ids, counters, instants and switches cannot tell a name.</returns>
    public static IEnumerable<Column> Readable(IEnumerable<Column> columns) =>
        columns.Where(c => !c.IsSealed && Holds(c) && c.Name.Split('_').Any(Words.Contains));

    /// <returns>Sealed values whose mapping forgot to say so: they would reach the database unsealed.</returns>
    public static IEnumerable<Column> Unmapped(IEnumerable<Column> columns) => columns.Where(c => c.IsSealed && c.Purpose is null);

    static bool Holds(Column column)
    {
        var type = Nullable.GetUnderlyingType(column.Type) ?? column.Type;
        return type == typeof(string) || type == typeof(DateOnly) || type == typeof(string[]) || type == typeof(List<string>)
            || type == typeof(int) && column.Name.Split('_').Contains("age") || column.Name.EndsWith("_json", StringComparison.Ordinal);
    }

    static bool IsSealedType(Type type) => typeof(Sealed).IsAssignableFrom(type);
}

using System.Reflection;
using WelfareMutual.Kernel.Retention;

namespace WelfareMutual.Tests.Architecture.Personal;

/// <summary>What the modules declare about keeping and erasing, beside what their models hold.</summary>
internal static class KeptTables
{
    /// <summary>Columns that name a person: a table with one is about people, sealed or not.</summary>
    static readonly string[] Names = ["person_id", "payer_id", "account_id", "subject_id", "household_id", "scope_id"];

    public static bool NamesAPerson(string column) => Names.Contains(column, StringComparer.Ordinal);

    public static IReadOnlyList<Type> Declarers { get; } =
    [.. Product.Modules.SelectMany(a => a.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IRetention).IsAssignableFrom(t)).OrderBy(t => t.FullName, StringComparer.Ordinal))];

    /// <summary>In the order in which they are erased: modules as they are composed, tables as they are declared.</summary>
    public static IReadOnlyList<Kept> All { get; } =
    [.. Declarers.SelectMany(t => (IReadOnlyList<Kept>)t.GetProperty("Tables", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)];

    /// <returns>Personal fields without a period, a start event or a ground; and tables about people that are not declared.</returns>
    public static IEnumerable<string> Missing(IReadOnlyList<PersonalColumns.Column> columns, IReadOnlyList<Kept> kept, IReadOnlyCollection<string> apart)
    {
        var byTable = kept.ToLookup(k => k.Table, StringComparer.Ordinal);
        foreach (var column in columns.Where(c => c.IsSealed || Names.Contains(c.Name, StringComparer.Ordinal)))
        {
            var table = $"{column.Schema}.{column.Table}";
            if (!byTable[table].Any() ? !apart.Contains(table) : column.IsSealed && !byTable[table].Any(k => k.How == Erasing.Rows || k.Emptied.Contains(column.Name, StringComparer.Ordinal)))
            {
                yield return column.ToString();
            }
        }
        foreach (var entry in kept.Where(k => string.IsNullOrWhiteSpace(k.Since) || string.IsNullOrWhiteSpace(k.Ground) || string.IsNullOrWhiteSpace(k.Subject)
            || k.How == Erasing.Values && k.Columns.Count == 0 || k.Alone && (k.Start.Length == 0 || k.How == Erasing.Stays) || k.Anchor.Length > 0 && (k.Kind.Length == 0 || k.Start.Length == 0)))
        {
            yield return $"{entry.Table} says too little";
        }
    }

    /// <summary>The list as the database has it.</summary>
    public static string Sql() =>
        "create or replace view retention.kept (position, table_name, subject, how, keep, start, columns, anchor, kind, alone) as values\n"
        + string.Join(",\n", All.Select((k, i) => $"    ({i + 1}, {Text(k.Table)}, {Text(k.Subject)}, {Text(k.How.ToString())}, {Text(k.Keep.ToString())}, {Text(k.Start)}, "
            + $"array[{string.Join(", ", k.Columns.Select(Text))}]::text[], {Text(k.Anchor)}, {Text(k.Kind)}, {(k.Alone ? "true" : "false")})")) + ";";

    static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}

using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Kernel.Sealing;

/// <param name="Table">schema.table</param>
/// <param name="Cells">By column. What is sealed is open; null where the key is gone.</param>
public sealed record PersonRow(string Table, IReadOnlyDictionary<string, object?> Cells);

/// <summary>Every row that any module keeps about a person, opened: what a disclosure must hold. The tables are read from the modules'
/// own mappings, so that none can be forgotten. Back office only.</summary>
public sealed class PersonRows(IEnumerable<ModuleDb> modules, PersonKeys keys, DbSession session)
{
    /// <summary>Ids that are no person's: they may have the value of one (a household begins with the id of its first member).</summary>
    private static readonly string[] NoPerson = ["HouseholdId", "ScopeId", "EnterpriseId"];

    private static readonly MethodInfo Read = typeof(PersonRows).GetMethod(nameof(RowsOf), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <param name="leaveOut">Tables that are not to be read: schema.table.</param>
    public async Task<IReadOnlyList<PersonRow>> Of(Guid person, IReadOnlySet<string> leaveOut, CancellationToken ct)
    {
        var rows = new List<PersonRow>();
        var readable = await Readable(ct);
        foreach (var db in modules)
        {
            foreach (var entity in db.Model.GetEntityTypes().Where(e => readable.Contains(Name(e)) && !leaveOut.Contains(Name(e)) && PeopleIn(e).Count > 0))
            {
                await keys.LoadFor([person], Purpose.Own, ct);
                foreach (var purpose in entity.GetProperties().Select(SealedMapping.PurposeOf).OfType<Purpose>().Distinct())
                {
                    await keys.LoadFor(person, purpose, ct);
                }
                var found = await (Task<List<object>>)Read.MakeGenericMethod(entity.ClrType).Invoke(null, [db, person, PeopleIn(entity), ct])!;
                rows.AddRange(found.Where(row => row is not IPersonal owned || owned.PersonId == person).Select(row => Open(entity, row, person)));
            }
        }
        return rows;
    }

    internal static string Name(IReadOnlyEntityType entity) => $"{entity.GetSchema()}.{entity.GetTableName()}";

    /// <summary>Columns that may name a person.</summary>
    internal static IReadOnlyList<IReadOnlyProperty> PeopleIn(IReadOnlyEntityType entity) =>
        entity.GetTableName() is null ? []
        : [.. entity.GetProperties().Where(p => (p.ClrType == typeof(Guid) || p.ClrType == typeof(Guid?)) && !NoPerson.Contains(p.Name))];

    private PersonRow Open(IReadOnlyEntityType entity, object row, Guid person) => new(Name(entity), entity.GetProperties().ToDictionary(
        p => p.GetColumnName(),
        p => p.PropertyInfo?.GetValue(row) is not { } value ? null
            : value is not Sealed cell ? value
            : SealedMapping.PurposeOf(p) is { } purpose && keys.Holds(person, purpose) ? cell.OpenAny() : null,
        StringComparer.Ordinal));

    private async Task<HashSet<string>> Readable(CancellationToken ct)
    {
        await using var ask = session.Command(
            """
            select n.nspname || '.' || c.relname from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
            """);
        await using var row = await ask.ExecuteReaderAsync(ct);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await row.ReadAsync(ct))
        {
            names.Add(row.GetString(0));
        }
        return names;
    }

    private static async Task<List<object>> RowsOf<T>(DbContext db, Guid person, IReadOnlyList<IReadOnlyProperty> people, CancellationToken ct) where T : class
    {
        var row = Expression.Parameter(typeof(T), "row");
        Expression Is(IReadOnlyProperty p) => Expression.Equal(
            Expression.Call(typeof(EF), nameof(EF.Property), [p.ClrType], row, Expression.Constant(p.Name)), Expression.Constant(p.ClrType == typeof(Guid) ? person : (Guid?)person, p.ClrType));
        var wanted = Expression.Lambda<Func<T, bool>>(people.Select(Is).Aggregate(Expression.OrElse), row);
        return [.. await db.Set<T>().AsNoTracking().Where(wanted).ToListAsync(ct)];
    }
}

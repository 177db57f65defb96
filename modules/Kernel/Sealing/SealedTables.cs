using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace WelfareMutual.Kernel.Sealing;

/// <summary>A table with sealed columns, as the database names it.</summary>
internal sealed record SealedTable(string Schema, string Table, string IdColumn, string PersonColumn, IReadOnlyDictionary<string, Purpose> Columns)
{
    public string Context(Guid row, string column) => $"{Schema}.{Table}|{row:N}|{column}";
}

/// <summary>Every sealed column there is, read from the modules' own mappings: none can be forgotten.</summary>
internal sealed class SealedTables(IEnumerable<SealedModel> models)
{
    /// <summary>The name of who is signed in, sealed by Kernel itself.</summary>
    private static readonly SealedTable Session = new("kernel", "session", "id", "person_id", new Dictionary<string, Purpose> { ["name"] = Purpose.Own });

    public IReadOnlyList<SealedTable> All { get; } = [Session, .. models.SelectMany(m => Of(m.Read()))];

    public static IEnumerable<SealedTable> Of(IModel model) =>
        from entity in model.GetEntityTypes()
        let columns = entity.GetProperties().Where(p => SealedMapping.PurposeOf(p) is not null).ToDictionary(p => p.GetColumnName(), p => SealedMapping.PurposeOf(p)!.Value, StringComparer.Ordinal)
        where columns.Count > 0
        let keys = Columns(entity)
        select new SealedTable(entity.GetSchema()!, entity.GetTableName()!, keys.Id, keys.Person, columns);

    // Which columns IPersonal's members read is written in C# only: an empty row is asked.
    private static (string Id, string Person) Columns(IEntityType entity)
    {
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var row = (IPersonal)RuntimeHelpers.GetUninitializedObject(entity.ClrType);
        var written = new Dictionary<Guid, string>();
        foreach (var property in entity.GetProperties().Where(p => p.ClrType == typeof(Guid) && p.PropertyInfo is not null))
        {
            var mark = Guid.CreateVersion7();
            property.PropertyInfo!.DeclaringType!.GetProperty(property.Name, any)!.SetValue(row, mark);
            written[mark] = property.GetColumnName();
        }
        return (written[row.Id], written[row.PersonId]);
    }
}

/// <summary>A module's mapping, readable without a connection.</summary>
internal sealed record SealedModel(Func<IModel> Read);

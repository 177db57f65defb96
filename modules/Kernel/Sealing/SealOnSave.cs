using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Kernel.Sealing;

/// <summary>Seals what is new or changed just before it is written, and moves the version of what two people may edit.</summary>
internal sealed class SealOnSave : SaveChangesInterceptor
{
    public static readonly SealOnSave Instance = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData data, InterceptionResult<int> result) =>
        throw new InvalidOperationException("use SaveChangesAsync");

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData data, InterceptionResult<int> result, CancellationToken ct = default)
    {
        var db = (ModuleDb)data.Context!;
        // Asked once: each asking compares all that is tracked.
        var changed = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified).ToArray();
        var pending = changed.SelectMany(e => Pending(db, e)).ToArray();
        foreach (var purpose in pending.GroupBy(s => s.Binding!.Purpose))
        {
            await db.Keys.NeedFor(purpose.Select(s => s.Binding!.Person), purpose.Key, ct);
        }
        foreach (var value in pending)
        {
            value.SealNow();
        }
        foreach (var versioned in changed.Where(e => e.State == EntityState.Modified).Select(e => e.Entity).OfType<IVersioned>())
        {
            versioned.Version++;
        }
        return result;
    }

    private static IEnumerable<Sealed> Pending(ModuleDb db, EntityEntry entry)
    {
        if (entry.Entity is not IPersonal row)
        {
            yield break;
        }
        foreach (var property in entry.Properties)
        {
            if (property.CurrentValue is Sealed { Pending: true } value && SealedMapping.PurposeOf(property.Metadata) is { } purpose)
            {
                value.Binding = new(db.Keys, row.PersonId, purpose, SealedMapping.ContextOf(entry.Metadata, row.Id, property.Metadata));
                yield return value;
            }
        }
    }
}

/// <summary>Tells each sealed value which row it came from. Queries nothing: the shared connection is busy reading.</summary>
internal sealed class BindOnRead : IMaterializationInterceptor
{
    // One instance for the whole process: a new one for each scope would make EF build a new service provider each time.
    public static readonly BindOnRead Instance = new();

    public object InitializedInstance(MaterializationInterceptionData data, object entity)
    {
        if (entity is IPersonal row && data.Context is ModuleDb db)
        {
            foreach (var property in data.EntityType.GetProperties())
            {
                if (SealedMapping.PurposeOf(property) is { } purpose && property.PropertyInfo!.GetValue(entity) is Sealed value)
                {
                    value.Binding = new(db.Keys, row.PersonId, purpose, SealedMapping.ContextOf(data.EntityType, row.Id, property));
                }
            }
        }
        return entity;
    }
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.Kernel.Database;

/// <summary>A module's mapping of its own schema. Tables and columns are the snake_case of the C# names.</summary>
public abstract class ModuleDb(DbContextOptions options, PersonKeys keys) : DbContext(options)
{
    internal PersonKeys Keys { get; } = keys;

    protected abstract string Schema { get; }
    protected abstract void Map(ModelBuilder model);

    protected sealed override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<Yen>().HaveConversion<YenColumn>();
        conventions.Properties<Enum>().HaveConversion<string>();
        conventions.Properties<DateTimeOffset>().HaveColumnType("timestamptz");
    }

    protected sealed override void OnModelCreating(ModelBuilder model)
    {
        model.HasDefaultSchema(Schema);
        Map(model);
        foreach (var entity in model.Model.GetEntityTypes())
        {
            entity.SetTableName(SnakeCase.Of(entity.ClrType.Name));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase.Of(property.Name));
                if (property.Name == "Id")
                {
                    property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
                }
                if (property.Name == "Version" && property.ClrType == typeof(int))
                {
                    property.IsConcurrencyToken = true;
                }
            }
        }
    }
}

internal sealed class YenColumn() : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<Yen, long>(y => y.Amount, n => new Yen(n));

/// <summary>An entity whose edits two people may make: a stale save hits no row and is refused.</summary>
public interface IVersioned
{
    int Version { get; set; }
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WelfareMutual.Kernel.Sealing;

/// <summary>A row about a person. Its sealed values are under that person's keys.</summary>
public interface IPersonal
{
    Guid Id { get; }
    Guid PersonId { get; }
}

public static class SealedMapping
{
    internal const string PurposeAnnotation = "wm:purpose";

    /// <summary>Maps a personal value. No predicate, order or projection may touch it.</summary>
    public static PropertyBuilder<Sealed<T>> Sealed<TEntity, T>(
        this EntityTypeBuilder<TEntity> entity, Expression<Func<TEntity, Sealed<T>>> property, Purpose purpose = Purpose.Own)
        where TEntity : class, IPersonal where T : notnull =>
        entity.Property(property).HasConversion(new SealedColumn<T>(), new SealedComparer<T>()).HasAnnotation(PurposeAnnotation, purpose);

    /// <summary>As <see cref="Sealed"/>, for a value that may be absent.</summary>
    public static PropertyBuilder<Sealed<T>?> SealedOptional<TEntity, T>(
        this EntityTypeBuilder<TEntity> entity, Expression<Func<TEntity, Sealed<T>?>> property, Purpose purpose = Purpose.Own)
        where TEntity : class, IPersonal where T : notnull
    {
        var builder = entity.Property(property);
        builder.HasConversion(new SealedColumn<T>()!, new SealedComparer<T>());
        builder.IsRequired(false).HasAnnotation(PurposeAnnotation, purpose);
        return builder;
    }

    internal static Purpose? PurposeOf(IReadOnlyProperty property) => (Purpose?)property.FindAnnotation(PurposeAnnotation)?.Value;

    internal static string ContextOf(IReadOnlyEntityType entity, Guid row, IReadOnlyProperty property) =>
        $"{entity.GetSchema()}.{entity.GetTableName()}|{row:N}|{property.GetColumnName()}";
}

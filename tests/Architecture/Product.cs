using System.Reflection;
using Microsoft.EntityFrameworkCore;
using WelfareMutual.Host.Composition;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.UseCases;

namespace WelfareMutual.Tests.Architecture;

/// <summary>What the built modules hold.</summary>
internal static class Product
{
    public static IReadOnlyList<Assembly> Modules => Host.Composition.Modules.Assemblies;

    public static string ModuleOf(Assembly assembly) => assembly.GetName().Name!.Split('.')[1];

    public static IReadOnlyList<UseCaseShape> UseCases { get; } =
        [.. Modules.SelectMany(UseCaseShape.In).OrderBy(s => s.Name, StringComparer.Ordinal)];

    public static IReadOnlyList<Type> Contexts { get; } =
        [.. Modules.SelectMany(a => a.GetTypes()).Where(t => t is { IsClass: true, IsAbstract: false } && typeof(ModuleDb).IsAssignableFrom(t)).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    /// <summary>A context to read the model from; it never connects.</summary>
    public static ModuleDb Open(Type context)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
        builder.UseNpgsql("Host=nowhere.invalid");
        return (ModuleDb)Activator.CreateInstance(context, builder.Options, null)!;
    }
}

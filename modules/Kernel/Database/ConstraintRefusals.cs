using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace WelfareMutual.Kernel.Database;

/// <summary>A race that reaches a database constraint ends in the refusal of the rule that the constraint guards:
/// constraint name = rule code with underscores.</summary>
public sealed class ConstraintRefusals
{
    private readonly Dictionary<string, Refusal> byConstraint;

    /// <param name="assemblies">Every static Refusal field and property of these is known by its code.</param>
    public ConstraintRefusals(IEnumerable<Assembly> assemblies)
    {
        const BindingFlags statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        byConstraint = assemblies.SelectMany(a => a.GetTypes())
            .Where(t => !t.ContainsGenericParameters)
            .SelectMany(t => t.GetFields(statics))
            .Where(f => f.FieldType == typeof(Refusal))
            .Select(f => (Refusal)f.GetValue(null)!)
            .GroupBy(r => r.Code.Replace('-', '_'), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    public IReadOnlyCollection<Refusal> Known => byConstraint.Values;

    /// <returns>Null when the failure is a bug and not a rule.</returns>
    public Refusal? RefusalOf(Exception failure) => failure switch
    {
        DbUpdateConcurrencyException => Refusal.Stale,
        DbUpdateException { InnerException: PostgresException inner } => RefusalOf(inner),
        PostgresException { ConstraintName: { Length: > 0 } name } => byConstraint.GetValueOrDefault(name),
        _ => null,
    };
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WelfareMutual.Kernel.Transport;

namespace WelfareMutual.Casework.Cases;

/// <summary>Who worked on a case last, newest first: a view of the audit with one row a case. Back office only.</summary>
internal sealed class CaseLook
{
    /// <summary>The case's id.</summary>
    public Guid Id { get; private set; }
    public string Looks { get; private set; } = "";

    public static IReadOnlyList<Look> Read(string? looks) => looks is null ? [] : JsonSerializer.Deserialize<Look[]>(looks, Wire.Json)!;

    public static void Map(EntityTypeBuilder<CaseLook> entity) => entity.Property(x => x.Looks).HasColumnType("jsonb");

    public sealed record Look(DateTimeOffset At, Guid Actor, string Terminal, string UseCase);
}

using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using Xunit;

namespace WelfareMutual.Tests.Modules.Members;

/// <summary>Source: FEATURES MEM-01; the list of seed 004 stands in vectors/kobe_items.txt.</summary>
public sealed class KobeItemsTests
{
    const string Later = "comes with its module ";

    [Fact]
    public void Every_item_of_the_list_is_a_sealed_field_or_says_why_not()
    {
        var columns = MappedColumns();
        var wrong = Items().Where(i => !i.Field.StartsWith(Later, StringComparison.Ordinal)).Select(i => Fault(i, columns)).OfType<string>();
        Assert.Equal([], wrong);
    }

    [Fact]
    public void Items_wait_only_for_modules_that_are_not_built()
    {
        var built = Host.Composition.Modules.Assemblies.Select(a => a.GetName().Name!.Split('.')[1]).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("Tickets", built);
        var waiting = Items().Where(i => i.Field.StartsWith(Later, StringComparison.Ordinal)).Select(i => i.Field[Later.Length..]).ToList();
        Assert.Equal(["CourseGrants", "HealthCheckups", "TravelSubsidies"], waiting.Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(waiting, built.Contains);
    }

    [Theory]
    [InlineData("既存項目", 13)]
    [InlineData("共通", 6)]
    [InlineData("慶弔給付", 3)]
    [InlineData("旅行割引・保養所利用", 9)]
    [InlineData("人間ドック", 6)]
    [InlineData("チケット購入", 5)]
    [InlineData("イベント参加", 6)]
    [InlineData("講座助成", 6)]
    public void No_item_is_dropped_from_the_list(string section, int items) =>
        Assert.Equal(items, Items().Where(i => i.Section == section).Select(i => i.Name).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void The_list_has_33_items_here_and_21_that_come_with_their_modules()
    {
        var later = Items().Count(i => i.Field.StartsWith(Later, StringComparison.Ordinal));
        Assert.Equal((33, 21), (Items().Count - later, later));
    }

    static string? Fault(Item item, Dictionary<string, bool> columns) =>
        !columns.TryGetValue(item.Field, out var isSealed) ? $"{item.Name}: {item.Field} is not mapped"
        : isSealed && item.Reason.Length > 0 ? $"{item.Name}: {item.Field} is sealed, the reason is out of date"
        : !isSealed && item.Reason.Length == 0 ? $"{item.Name}: {item.Field} can be read, and nobody says why"
        : null;

    static Dictionary<string, bool> MappedColumns()
    {
        var columns = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var context in Host.Composition.Modules.Assemblies.SelectMany(a => a.GetTypes()).Where(t => t is { IsClass: true, IsAbstract: false } && typeof(ModuleDb).IsAssignableFrom(t)))
        {
            var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
            using var db = (DbContext)Activator.CreateInstance(context, builder.UseNpgsql("Host=nowhere.invalid").Options, null)!;
            foreach (var property in db.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
            {
                columns[$"{property.DeclaringType.GetSchema()}.{property.DeclaringType.GetTableName()}.{property.GetColumnName()}"] = typeof(Sealed).IsAssignableFrom(property.ClrType);
            }
        }
        return columns;
    }

    static List<Item> Items()
    {
        var items = new List<Item>();
        var section = "";
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "vectors", "kobe_items.txt")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '[')
            {
                section = line.Trim('[', ']');
                continue;
            }
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            items.Add(new(section, cells[0], cells[1], cells[2]));
        }
        return items;
    }

    sealed record Item(string Section, string Name, string Field, string Reason);
}

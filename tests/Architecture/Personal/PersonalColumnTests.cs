using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Sealing;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Personal;

// ARCHITECTURE.md, "Personal data".
public sealed class PersonalColumnTests
{
    /// <summary>Columns that sound personal and are not, each with its reason.</summary>
    static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["tickets.offering.text"] = "published description of an offering",
        ["tickets.price_class.name"] = "name of a price class, such as 一般",
        ["tickets.price_class.note"] = "published remark on a price class",
        ["tickets.reservation_line.name"] = "name of the price class at the time of purchase",
        ["tickets.pass.name"] = "name of the price class on the pass",
        ["events.happening.text"] = "published description of an event",
        ["events.price_class.name"] = "name of a price class",
        ["events.entry_line.name"] = "name of the price class at the time of entry",
        ["events.price_class.age_from"] = "ages for which a price is meant",
        ["events.price_class.age_to"] = "ages for which a price is meant",
        ["enterprises.enterprise_profile.name"] = "name of a member enterprise: a firm, not a person",
        ["enterprises.enterprise_profile.postal_code"] = "seat of a firm",
        ["enterprises.enterprise_profile.address"] = "seat of a firm",
        ["enterprises.enterprise_profile.phone"] = "telephone of a firm",
        ["payouts.payout_file.name"] = "name of the bank file: scheme code and date",
        ["retention.purge_line.table_name"] = "name of a table",
        ["retention.erased_rows.table_name"] = "name of a table",
        ["retention.purge_rotation.name"] = "name of a purpose key",
        ["payouts.payout_download.reason"] = "why staff took a file once more: written by staff about the file",
    };

    static readonly PersonalColumns.Column[] All = [.. Product.Contexts.Select(Product.Open).SelectMany(PersonalColumns.Of)];

    [Fact]
    public void Every_module_with_a_database_is_walked()
    {
        var inSource = Tree.Below("Db.cs", "modules").Count(f => f.Name != "ModuleDb.cs" && f.Text.Contains(": ModuleDb(", StringComparison.Ordinal));
        Assert.Equal(inSource, Product.Contexts.Count);
        Assert.True(All.Length > 60, $"only {All.Length} columns were found");
        Assert.True(All.Count(c => c.IsSealed) > 20, "hardly any sealed column was found");
    }

    [Fact]
    public void No_personal_column_holds_readable_text() =>
        Findings.None(PersonalColumns.Readable(All).Select(c => c.ToString()).Where(c => !Allowed.ContainsKey(c)));

    [Fact]
    public void Every_sealed_column_names_its_purpose() => Findings.None(PersonalColumns.Unmapped(All).Select(c => c.ToString()));

    [Fact]
    public void Every_purpose_seals_something() => Findings.None(Enum.GetValues<Purpose>().Except(All.Select(c => c.Purpose).OfType<Purpose>()).Select(p => p.ToString()));

    [Fact]
    public void An_exception_that_is_no_longer_needed_is_gone()
    {
        var tables = All.Select(c => $"{c.Schema}.{c.Table}").ToHashSet(StringComparer.Ordinal);
        var readable = PersonalColumns.Readable(All).Select(c => c.ToString()).ToHashSet(StringComparer.Ordinal);
        Findings.None(Allowed.Keys.Where(a => tables.Contains(a[..a.LastIndexOf('.')]) && !readable.Contains(a)));
    }

    [Fact]
    public void Readable_and_unmapped_columns_are_seen()
    {
        using var db = new Trespass(new DbContextOptionsBuilder().UseNpgsql("Host=nowhere.invalid").Options);
        var columns = PersonalColumns.Of(db);
        Assert.Equal(["FamilyName", "BornOn"], columns.Where(c => !c.IsSealed && c.Name is "FamilyName" or "BornOn").Select(c => c.Name).OrderDescending(StringComparer.Ordinal));
        var named = columns.Select(c => c with { Name = c.Name switch { "FamilyName" => "family_name", "BornOn" => "born_on", var other => other } });
        Assert.Equal(["born_on", "family_name"], PersonalColumns.Readable(named).Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Kana", Assert.Single(PersonalColumns.Unmapped(columns)).Name);
    }

    sealed class Trespass(DbContextOptions options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder model)
        {
            model.HasDefaultSchema("trespass");
            var row = model.Entity<Row>();
            row.Property(r => r.Kana).HasConversion(s => new byte[1], b => Sealed.Of(""));
        }
    }

    sealed class Row : IPersonal
    {
        public Guid Id { get; set; }
        public Guid PersonId { get; set; }
        public string FamilyName { get; set; } = "";
        public DateOnly BornOn { get; set; }
        public Sealed<string> Kana { get; set; } = Sealed.Of("");
    }
}

using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Family;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.Portal.Pages.My;

/// <summary>A relative as the member types it, in the order of the page.</summary>
public sealed class RelativeInput
{
    public Guid? RelativeId { get; set; }
    public Kinship? Kinship { get; set; }
    public string? Name { get; set; }
    public string? Kana { get; set; }
    public string? BornOn { get; set; }
    public bool LivesTogether { get; set; }
    public int Version { get; set; }

    public static RelativeInput Of(MyFamily.Row row) => new()
    {
        RelativeId = row.Relative.Id,
        Kinship = row.Relative.Kinship,
        Name = row.Relative.Name,
        Kana = row.Relative.Kana,
        BornOn = JapaneseDate.Full(row.Relative.BornOn),
        LivesTogether = row.Relative.LivesTogether,
        Version = row.Version,
    };

    /// <summary>What differs from what is stored meanwhile: label, stored, typed.</summary>
    public IEnumerable<StaleDifference> Against(MyFamily.Row stored) =>
        StaleDifference.Between(Told(Of(stored)), Told(this));

    private static IEnumerable<(string Label, string Value)> Told(RelativeInput f) =>
    [
        ("続柄", f.Kinship is { } kinship ? FamilyModel.Word(kinship) : ""), ("家族の氏名", Kernel.Text.PersonName.Spaces(f.Name ?? "")),
        ("フリガナ", Kernel.Text.Kana.Stored(f.Kana ?? "")), ("生年月日", JapaneseDate.TryParse(f.BornOn, out var day, out _) ? JapaneseDate.Full(day) : ""),
        ("同居", f.LivesTogether ? "同居" : "別居"),
    ];
}
